"""A small gold set of texts written for this purpose in the manner of six bodies, annotated by hand.

Each text holds, in its order, what it cites (the words and the identifiers) and whom it asks for what (the verb and the actors).
None of it is a real text; the numbers are made up unless a real one was needed to be plausible.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated text. `cites`: words and identifiers; `asks`: verb and actors, in the order of the text."""

    name: str
    issuer: str | None
    text: str
    cites: tuple[tuple[str, tuple[str, ...]], ...]
    asks: tuple[tuple[str, tuple[str, ...]], ...]


GOLD = (
    Gold(
        "CITES, a resolution with unnumbered paragraphs",
        "cites",
        """Conservation of an imaginary tree

RECALLING Resolution Conf. 10.13 (Rev. CoP18), which recommends that Parties review their timber trade;

MINDFUL of Decisions 14.146 and 15.92, and of the report in document PC19 Doc. 14.3;

THE CONFERENCE OF THE PARTIES TO THE CONVENTION

RECOMMENDS that:

a) exporting countries establish quotas; and

b) importing Parties refuse permits that exceed them;

URGES range States that have not yet done so to complete their inventories within two years, and to inform the Secretariat;

INSTRUCTS the Secretariat, subject to available funding, to convene a workshop and to report to the Plants Committee at its 28th meeting;

ENCOURAGES Parties and non-governmental organizations to provide financial assistance to range States; and

REPEALS Resolution Conf. 11.77.
""",
        (
            ("Resolution Conf. 10.13 (Rev. CoP18)", ("cites:res:10.13@cop18",)),
            ("Decisions 14.146 and 15.92", ("cites:dec:14.146", "cites:dec:15.92")),
            ("PC19 Doc. 14.3", ("cites:doc:pc19/14.3",)),
            ("Resolution Conf. 11.77", ("cites:res:11.77",)),
        ),
        (
            ("recommends", ("cites:parties",)),
            ("urges", ("cites:range-states",)),
            ("instructs", ("cites:secretariat",)),
            ("encourages", ("cites:parties", "ngo-partners")),
        ),
    ),
    Gold(
        "CITES, a set of decisions",
        "cites",
        """Imaginary eels (Anguilla spp.)

19.301 (Rev. CoP20)

Directed to range States of imaginary eels

Range States are encouraged to:

a) implement the recommendations of the workshop; and

b) share their protocols with the Secretariat for inclusion on the website.

19.302 Directed to the Secretariat

The Secretariat shall:

a) subject to external funding, contract consultants to undertake a study; and

b) make the final report available to the 34th meeting of the Animals Committee.

19.303 Directed to the Animals Committee

The Animals Committee shall consider the reports produced under Decision 19.302 and make recommendations for consideration by the Standing Committee and the 21st meeting of the Conference of the Parties.

20.44 to 20.46 Directed to Parties

Parties should, where appropriate, use the guidance in Notification to the Parties No. 2023/017.
""",
        (
            ("19.301 (Rev. CoP20)", ("cites:dec:19.301@cop20",)),
            ("19.302", ("cites:dec:19.302",)),
            ("19.303", ("cites:dec:19.303",)),
            ("Decision 19.302", ("cites:dec:19.302",)),
            ("20.44 to 20.46", ("cites:dec:20.44", "cites:dec:20.45", "cites:dec:20.46")),
            ("Notification to the Parties No. 2023/017", ("cites:notif:2023/17",)),
        ),
        (
            ("encouraged", ("cites:range-states",)),
            ("shall", ("cites:secretariat",)),
            ("shall", ("cites:ac",)),
            ("should", ("cites:parties",)),
        ),
    ),
    Gold(
        "CMS, a resolution",
        "cms",
        """UNEP/CMS/Resolution 12.77 (Rev.COP14)

IMAGINARY CRANES

*Recalling* Resolution 11.99 and the Memorandum of Understanding, as well as Decision IX/16 of the CBD and Resolution Conf. 9.24 (Rev. CoP17) of CITES,

*Noting* the outcomes of the 5th Meeting of the Sessional Committee of the Scientific Council (UNEP/CMS/ScC-SC5/Report),

*The Conference of the Parties to the
Convention on the Conservation of Migratory Species of Wild Animals*

1. *Adopts* the Action Plan contained in Annex 1 to this Resolution;
2. *Requests* Parties and *invites* Range States that are not Parties, relevant organizations and other stakeholders to implement the Action Plan;
3. *Calls on* Parties and *urges* donors to support its implementation;
4. *Instructs* the Secretariat to bring this Resolution to the attention of the Secretariats of other conventions, and *requests* the Scientific Council to review progress in accordance with Resolution 12.77 and to report to COP15;
5. *Further requests* the Secretariat to report to the Standing Committee at each of its meetings;
6. *Decides* that the Secretariat shall transmit the Plan to the Standing Committee by 30 June 2025; and
7. *Repeals* Decisions 13.101 to 13.103.
""",
        (
            ("UNEP/CMS/Resolution 12.77 (Rev.COP14)", ("cms:res:12.77@cop14",)),
            ("Resolution 11.99", ("cms:res:11.99",)),
            ("Decision IX/16", ("cbd:dec:9/16",)),
            ("Resolution Conf. 9.24 (Rev. CoP17)", ("cites:res:9.24@cop17",)),
            ("this Resolution", ("cms:res:12.77@cop14",)),
            ("this Resolution", ("cms:res:12.77@cop14",)),
            ("Resolution 12.77", ("cms:res:12.77",)),
            ("Decisions 13.101 to 13.103", ("cms:dec:13.101", "cms:dec:13.102", "cms:dec:13.103")),
        ),
        (
            ("requests", ("cms:parties",)),
            ("invites", ("cms:range-states", "organizations", "stakeholders")),
            ("calls", ("cms:parties",)),
            ("urges", ("donors",)),
            ("instructs", ("cms:secretariat",)),
            ("requests", ("cms:scientific-council",)),
            ("requests", ("cms:secretariat",)),
            ("shall", ("cms:secretariat",)),
        ),
    ),
    Gold(
        "CBD, a decision",
        "cbd",
        """15/77. Imaginary biodiversity

The Conference of the Parties,

Recalling decisions 14/5, paragraph 7, and XIII/3, and recommendation SBSTTA-24/9,

1. Invites Parties, other Governments and relevant organizations to make use of the guidance;

2. Requests the Executive Secretary, subject to the availability of resources and in collaboration with the secretariats of other conventions, to compile information, in accordance with paragraph 3 of decision 14/5, and to submit it for consideration by the Subsidiary Body on Scientific, Technical and Technological Advice at its twenty-seventh meeting;

3. Encourages Parties to take note of General Assembly resolution 76/300 and of resolution 5/5 of the United Nations Environment Assembly;

4. Also requests the Subsidiary Body on Implementation to review the matter in document CBD/SBI/4/7.
""",
        (
            ("15/77", ("cbd:dec:15/77",)),
            ("decisions 14/5", ("cbd:dec:14/5",)),
            ("XIII/3", ("cbd:dec:13/3",)),
            ("recommendation SBSTTA-24/9", ("cbd:rec:24/9",)),
            ("decision 14/5", ("cbd:dec:14/5",)),
            ("resolution 76/300", ("unga:res:76/300",)),
            ("resolution 5/5", ("unea:res:5/5",)),
            ("CBD/SBI/4/7", ("cbd:doc:sbi4/7",)),
        ),
        (
            ("invites", ("cbd:parties", "other-governments", "organizations")),
            ("requests", ("cbd:executive-secretary",)),
            ("encourages", ("cbd:parties",)),
            ("requests", ("cbd:sbi",)),
        ),
    ),
    Gold(
        "CITES, a committee paper that speaks of others",
        "cites",
        """SC79 Doc. 15

COOPERATION WITH OTHERS

1. This document has been prepared by the Secretariat.

2. In Decision 18.55 (Rev. CoP19), the Conference of the Parties directed the Secretariat to cooperate with CMS.

3. At its 14th meeting, the Conference of the Parties to CMS adopted Resolution 14.6 and Decisions 14.60 – 14.62. These Decisions ask the Secretariat of CMS to work with CITES.

4. The Standing Committee noted document SC78 Doc. 14 and Inf. 3 of its seventy-eighth meeting. Under Resolution Conf. 13.3, the Secretariat reports at 2.5 year intervals; 12.4 per cent of the costs are met.

5. UNEA-6 adopted Resolution 9 on land, and the Ramsar Convention Resolution XIV.17.

Recommendation

6. The Standing Committee is invited to take note of this document and to agree that Decision 18.55 (Rev. CoP19) can be deleted.
""",
        (
            ("SC79 Doc. 15", ("cites:doc:sc79/15",)),
            ("Decision 18.55 (Rev. CoP19)", ("cites:dec:18.55@cop19",)),
            ("Resolution 14.6", ("cms:res:14.6",)),
            ("Decisions 14.60 – 14.62", ("cms:dec:14.60", "cms:dec:14.61", "cms:dec:14.62")),
            ("These Decisions", ("cms:dec:14.60", "cms:dec:14.61", "cms:dec:14.62")),
            ("SC78 Doc. 14", ("cites:doc:sc78/14",)),
            ("Resolution Conf. 13.3", ("cites:res:13.3",)),
            ("Resolution 9", ("unea:res:6/9",)),
            ("Resolution XIV.17", ("ramsar:res:14.17",)),
            ("Decision 18.55 (Rev. CoP19)", ("cites:dec:18.55@cop19",)),
        ),
        (("invited", ("cites:sc",)),),
    ),
    Gold(
        "UNEP, a resolution of the Environment Assembly",
        "unea",
        """UNEP/EA.5/Res.77

The United Nations Environment Assembly,

Recalling its resolution 1/3 on illegal trade in wildlife, and General Assembly resolutions 69/314 and 71/326,

1. Calls upon Member States to strengthen their legislation;

2. Urges Member States and invites relevant international organizations to cooperate;

3. Requests the Executive Director, within available resources, to support Member States upon request, and to report to the Environment Assembly at its sixth session.
""",
        (
            ("UNEP/EA.5/Res.77", ("unea:res:5/77",)),
            ("resolution 1/3", ("unea:res:1/3",)),
            ("resolutions 69/314 and 71/326", ("unga:res:69/314", "unga:res:71/326")),
        ),
        (
            ("calls", ("unea:member-states",)),
            ("urges", ("unea:member-states",)),
            ("invites", ("igos",)),
            ("requests", ("unep:executive-director",)),
        ),
    ),
    Gold(
        "AEWA and Ramsar, in the words of a newsletter",
        None,
        """The Parties to AEWA adopted Resolution 8.2 in Budapest. Ramsar Resolution XIII.20 and the CMS Decisions 13.41 and 13.42 speak of the same birds. In decision 15/9 the CBD said nothing of it. Version 3.2 of the map was printed 14.5 cm wide; the decision of the Court in case 12/2019 stands.
""",
        (
            ("Resolution 8.2", ("aewa:res:8.2",)),
            ("Resolution XIII.20", ("ramsar:res:13.20",)),
            ("Decisions 13.41 and 13.42", ("cms:dec:13.41", "cms:dec:13.42")),
            ("decision 15/9", ("cbd:dec:15/9",)),
        ),
        (),
    ),
    Gold(
        "CITES, a resolution whose lists name whom they ask",
        "cites",
        """THE CONFERENCE OF THE PARTIES TO THE CONVENTION

1. URGES:

a) all Parties and non-Parties, especially range States, to adopt laws against poaching;

b) consumer and transit countries to share what they seize; and

c) donors in a position to do so to pay for it;

2. DIRECTS the Secretariat, as resources allow:

a) to train rangers upon request; and

b) to report to the Standing Committee at each of its meetings;

3. AGREES that the Animals and Plants Committees should review the matter by December 2027, and

4. NOTES that Parties should do more.
""",
        (),
        (
            ("urges", ("cites:parties", "cites:non-parties", "cites:range-states")),
            ("urges", ("countries",)),
            ("urges", ("donors",)),
            ("directs", ("cites:secretariat",)),
            ("should", ("cites:ac", "cites:pc")),
        ),
    ),
    Gold(
        "CITES, the record of a meeting with draft decisions",
        "cites",
        """Ninetieth meeting of the Standing Committee

SUMMARY RECORD

The Committee noted the report, thanked Kenya and requested the Secretariat to publish it. The Committee agreed that range States should be heard. It invited IUCN and TRAFFIC to comment before the end of 2026.

20.AA Directed to Parties

Parties that have not yet done so are urged to answer the questionnaire.

20.BB Directed to the Plants Committee, in consultation with the Secretariat

The Plants Committee shall, in consultation with the Secretariat, review the answers and shall advise the Standing Committee. It will also consider costs.
""",
        (),
        (
            ("requested", ("cites:secretariat",)),
            ("invited", ("iucn", "traffic")),
            ("urged", ("cites:parties",)),
            ("shall", ("cites:pc",)),
            ("shall", ("cites:pc",)),
            ("will", ("cites:pc",)),
        ),
    ),
    Gold(
        "CITES, a committee paper that tells more than it asks",
        "cites",
        """Ninetieth meeting of the Standing Committee

1. This document has been prepared by the Secretariat.

2. At its previous meeting the Committee requested the Secretariat to write to Parties, which should have answered by May. The Strategy invites Parties to cooperate. Partnerships must create value, and costs should be weighed.

3. The Secretariat will continue to inform Parties and recommends that the Committee take note.

Recommendations

4. The Standing Committee is invited to:

a) encourage Parties to answer; and

b) request the Secretariat to report again.
""",
        (),
        (("recommends", ("cites:sc",)), ("invited", ("cites:sc",))),
    ),
    Gold(
        "CBD, a recommendation with a decision in it",
        "cbd",
        """The Subsidiary Body on Implementation,

1. Requests the Executive Secretary, in consultation with the Bureau and subject to the availability of resources, to:

(a) Prepare a synthesis;

(b) Make it available three months before the meeting;

2. Recommends that the Conference of the Parties adopt a decision along the following lines:

The Conference of the Parties,

Recalling the decision that urges Parties to act and invites donors to help,

1. Encourages Parties, and invites other Governments, indigenous peoples and local communities and relevant organizations, in accordance with national circumstances, to use the synthesis;

2. Decides to hold a dialogue, and requests the Executive Secretary to convene it.
""",
        (),
        (
            ("requests", ("cbd:executive-secretary",)),
            ("recommends", ("cbd:cop",)),
            ("encourages", ("cbd:parties",)),
            ("invites", ("other-governments", "indigenous-peoples", "organizations")),
            ("requests", ("cbd:executive-secretary",)),
        ),
    ),
    Gold(
        "CMS, a resolution in French",
        "cms",
        """Rappelant les engagements des Parties et priant celles-ci d'agir,

La Conférence des Parties à la Convention sur la conservation des espèces migratrices

1. Prie instamment les Parties et les États de l'aire de répartition de protéger les voies de migration;

2. Demande au Secrétariat, sous réserve de la disponibilité de ressources, de faire rapport au Comité permanent;

3. Invite les donateurs et encourage les organisations non gouvernementales à apporter leur appui; et

4. Prend note du rapport.
""",
        (),
        (
            ("prie instamment", ("cms:parties", "cms:range-states")),
            ("demande", ("cms:secretariat",)),
            ("invite", ("donors",)),
            ("encourage", ("ngo-partners",)),
        ),
    ),
    Gold(
        "Ramsar, a resolution in Spanish",
        "ramsar",
        """CONSCIENTE de que las Partes Contratantes deben actuar;

LA CONFERENCIA DE LAS PARTES CONTRATANTES

5. INSTRUYE a la Secretaría a que, dentro de los recursos disponibles, prepare un informe;

6. SOLICITA al Grupo de Examen Científico y Técnico que asesore al Comité Permanente en su 70ª reunión;

7. INSTA a las Partes Contratantes e INVITA a los donantes a financiar los trabajos; y

8. EXPRESA su agradecimiento a la Secretaría.
""",
        (),
        (
            ("instruye", ("ramsar:secretariat",)),
            ("solicita", ("ramsar:strp",)),
            ("insta", ("ramsar:parties",)),
            ("invita", ("donors",)),
        ),
    ),
)
