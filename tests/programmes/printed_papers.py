"""Papers with programmes of work, written the way extraction from PDF leaves them."""

REPORT = """Annex 1
PROGRESS REPORT ON THE JOINT WORK PROGRAMME OF CITES AND CMS
2022-2024
(A) Names and lists
Description of joint activities

Results

Common list
A1. Bring the common list of species up to date every two
years.
A.2 Link the trans-
boundary and non-
commercial records.

nd
At the 32 meeting of the Animals Committee the common
list was presented.

(B) Shared species
Great bustard
B1 - Follow up on the review of poaching, by:
Writing to the range States;
Visiting two of them; and
Reporting
to
the
Committee by June 2024 (subject to external
funding).

No action took place in relation to this activity.

B2. Hold a workshop on power lines, in accordance with
Resolution Conf. 13.3, and invite the range
 Description of joint activities
States of Central Asia.

Results
A workshop on power lines was held in Bukhara and
 SC78 Doc. 12 – p. 2
attended by nine range States.

B3. Translate the guide.
"""

DRAFT = """Annex 2
DRAFT JOINT WORK PROGRAMME OF CITES AND CMS 2025–27

They are organized around two themes:
(A)
(B)

Names;
Shared species.

(A) Names
Activities in this theme concern lists and names.
Description of envisaged joint activities
A1

Align the names of mammals (Mammalia), in particular of the argali sheep (Ovis ammon).

(B) Shared species
Saiga antelope
B1

Collaborate on the saiga programme, in the case of a sudden die-off of one population.

B2 Meet the signatories annually, as appropriate.
"""

FRENCH = """Annexe 1
RAPPORT SUR LE PROGRAMME DE TRAVAIL CONJOINT CITES-CMS 2016-2018

Thème A – Harmonisation

Activités

Résultats

A.1 Tenir à jour la liste commune des espèces, sous réserve de fonds disponibles.

La liste a été mise à jour en 2017 et publiée sur les deux sites.

A.2 Rapprocher les deux bases de données avant juin 2018.

Aucune mesure n'a été prise.

Thème B – Espèces partagées

Éléphant d'Afrique

B.1 Collaborer à la mise en œuvre du plan d'action.

B.2 Organiser une réunion avec les États de l'aire de répartition.

Deux réunions ont eu lieu, à Libreville et à Nairobi.
"""

SPANISH = """Anexo 1
PROGRAMA CONJUNTO DE TRABAJO CMS-CITES 2021-2025
INFORME SOBRE LOS PROGRESOS REALIZADOS
Tema 1: Armonización
Actividades conjuntas
Resultados
Actividad 1. Mantener la lista de especies comunes a las dos Convenciones.
La Secretaría de la CITES publicó la lista en 2022.
Actividad 2. Celebrar un taller sobre el jaguar, con sujeción a la disponibilidad de fondos.
No se ha tomado ninguna medida.
Tema 2: Divulgación
Actividad 3. Informar al Comité Permanente en cada reunión.
En curso
"""

COLUMN_AFTER_COLUMN = """PROGRESS MADE ON THE JOINT PROGRAMME OF WORK BETWEEN CITES AND ITTO (2013-2015)

Activities

1. Train forest inspectors in Cameroon and Gabon.

2. Write a handbook on the identification of rosewood timber.

3. Study conversion factors for afrormosia.

Progress

The handbook on rosewood was published.

A study on conversion factors was begun in 2015 and will be finished in 2016.
"""

BY_WHITE = """                                     Annex 1
      PROGRESS REPORT ON THE JOINT WORK PROGRAMME OF CITES AND FAO 2011-2013

Theme 1: Sharks and other fishes

Activities                                     Results

Sharks
1.1 Write a guide to the identification        The guide was printed in four languages.
    of fins in trade.
                                               It was sent to all Parties in May 2012.

1.2 Hold workshops in South America and        One workshop was held in Recife. The second
    in West Africa (subject to external        one could not be paid for and
    funding).                                  was put off to 2014.
1.3 Make a list of laws.
                                               No action.
Theme 2: Timber
1.4 Compare conversion factors.
"""

BY_BARS = """JOINT WORK PLAN OF THE SECRETARIATS OF AEWA AND THE BERN CONVENTION 2019-2021: PROGRESS

| Code | Activity | Lead | Deadline | Status | Comments |
|------|----------|------|----------|--------|----------|
| I. Illegal killing | | | | | |
| I.1 | Exchange data on the killing of birds every two years | AEWA | 2021 | Completed | The data were exchanged in 2020. |
| I.2 | Organise a session on bird crime | Bern Convention | SC40 | Ongoing | |
| II. Lead shot | | | | | |
| II.1 | Write a brochure | AEWA | 2019 | Not started | |
"""

RESOLUTION = """RESOLUTION 12.9 ON THE JOINT WORK PROGRAMME WITH CITES

The Conference of the Parties

1. Welcomes the joint work programme 2015-2020 of CMS and CITES;

2. Requests the Secretariat to report on it to the Standing Committee at its 49th meeting;

3. Invites Parties to support activities A1 to A3; and

4. Repeals Resolution 11.10.
"""

MINUTES = """Agenda item 12. Joint Work Plan

The Secretariat introduced the document. Activity B1 was finished and activities B2 and B3 were under way.

A1 was discussed at length. The Committee noted the Joint Work Plan 2018-2020.
"""

#: Extraction gives the results of the first table behind the next heading, and those of the second before its activities.
OUT_OF_ORDER = """PROGRESS REPORT ON THE IMPLEMENTATION OF THE CMS-CITES JOINT
WORK PROGRAMME 2015-2018

(A) Names

Description of joint activities

Results

A1. Keep the checklist of birds
up to date.

A2. Share maps of migration routes.

(B) Shared species

The checklist was brought up to date
in March 2016.

Description of joint activities

Results

A workshop on the eel was held in
London.

Freshwater eels

B1. Hold a workshop on the eel.

B2. Review the harvest of glass eels.
"""

#: Two tables on a page, column after column.
TWO_TABLES = """JOINT WORK PROGRAMME OF CITES AND CMS 2015-2018: PROGRESS

(A) Names

Description of joint activities

A1. Keep the checklist of birds up to date.

(B) Shared species

Description of joint activities

B1. Hold a workshop on the eel.

Results

It was brought up to date in 2016.

Results

It was held in London.
"""
