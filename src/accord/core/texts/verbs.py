"""The verbs by which the conventions ask, in English, French and Spanish: what each is in English, and how strongly it asks.

The tables hold the forms as printed at the head of a paragraph (`DIRECTS`, `CHARGE`, `ENCARGA`), the participles of “are
invited to”, and the past of the records of meetings (“The Committee requested …”). Every verb leads back to one English form,
its modality.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Strength(StrEnum):
    """How strongly a clause asks."""

    BINDING = "binding"
    REQUEST = "request"
    ENCOURAGEMENT = "encouragement"
    NONE = "none"


def words(text: str) -> list[str]:
    """The words of a table that is written as one text."""
    return text.split()


#: How strongly each modality asks; what is not here makes no duty.
STRENGTHS: Final = {
    **dict.fromkeys(
        words("directs instructs mandates requires tasks charges entrusts orders shall must"), Strength.BINDING
    ),
    **dict.fromkeys(
        words("requests asks urges calls appeals recommends exhorts reiterates renews should"), Strength.REQUEST
    ),
    **dict.fromkeys(words("encourages invites suggests may"), Strength.ENCOURAGEMENT),
}


@dataclass(frozen=True, slots=True)
class Verbs:
    """The verbs of one language. `asking`, `passive`, `past`, `modals`: form as printed to modality; `other` ask nobody."""

    language: str
    asking: dict[str, str]
    other: frozenset[str]
    passive: dict[str, str]
    past: dict[str, str]
    modals: dict[str, str]


def plain(word: str) -> str:
    """A form in lower case, without accents and with single blanks, as the tables are asked for it."""
    letters = unicodedata.normalize("NFD", word.lower())
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


def _forms(rows: str) -> dict[str, str]:
    """`directs: charge, ordonne` a line, as form to modality."""
    pairs = (row.split(":") for row in rows.strip().splitlines())
    return {plain(form): base.strip() for base, forms in pairs for form in forms.split(",")}


_ASKS: Final = "directs instructs mandates requires tasks charges entrusts requests asks urges calls appeals recommends exhorts encourages invites suggests"

ENGLISH: Final = Verbs(
    "en",
    {
        **{verb: verb for verb in _ASKS.split()},
        "orders": "orders",
        "reiterates its request": "requests",
        "reiterates its invitation": "invites",
        "reiterates its call": "calls",
        "reiterates its appeal": "appeals",
        "reiterates its encouragement": "encourages",
        "renews its request": "requests",
        "renews its invitation": "invites",
        "renews its call": "calls",
        "makes an appeal": "appeals",
        "extends an invitation": "invites",
    },
    frozenset(
        words("""accepts accredits acknowledges adopts advises affirms agrees aligns amends applauds appoints appreciates approves assigns
        authorises authorizes bears believes commends commits concludes concurs condemns confirms congratulates considers consents
        continues convenes decides declares defers defines deletes deplores designates determines discourages draws elects
        emphasises emphasizes empowers endorses ensures establishes expects expresses extends highlights includes incorporates
        instates intends launches looks makes modifies nominates notes notices observes offers opposes pays pledges postpones
        proclaims promotes proposes prolongs reaffirms recalls recognises recognizes reconfirms records regrets reiterates rejects
        remains reminds renews repeals repeats replaces resolves retires revises selects shares stresses strengthens strongly
        submits supports takes terminates thanks transfers transmits trusts underlines underscores understands undertakes
        validates welcomes wishes withdraws""")
    ),
    {
        **dict(zip(
            words("directed instructed mandated required tasked charged entrusted requested asked urged called recommended exhorted encouraged invited"),
            words("directs instructs mandates requires tasks charges entrusts requests asks urges calls recommends exhorts encourages invites"),
            strict=True,
        )),
    },
    {
        **dict(zip(
            words("directed instructed mandated tasked requested asked urged called recommended encouraged invited"),
            words("directs instructs mandates tasks requests asks urges calls recommends encourages invites"),
            strict=True,
        )),
    },
    {"shall": "shall", "must": "must", "should": "should"},
)  # fmt: skip
FRENCH: Final = Verbs(
    "fr",
    _forms(
        """
        directs: charge, ordonne
        instructs: donne instruction, donne pour instruction, donne comme instruction, donne mandat, enjoint
        mandates: mandate, confie
        requires: exige, impose
        requests: prie, demande, sollicite, requiert
        urges: prie instamment, demande instamment, exhorte, engage, prie urgemment, adjure
        calls: appelle, lance un appel, fait appel
        recommends: recommande, conseille, preconise
        encourages: encourage
        invites: invite
        suggests: suggere
        """
    ),
    frozenset(
        map(
            plain,
            words("""abroge accepte accueille admet adopte affirme amende appuie approuve attend autorise condamne confirme considère
            constate convient crée décide déclare décrète déplore désigne détermine entérine établit estime examine exprime fait
            félicite fixe insiste institue invalide maintient modifie note nomme prend proclame proroge rappelle ratifie réaffirme
            reconduit reconnaît réitère regrette rejette remercie remplace rend renouvelle résout ressort révise salue se souligne
            souscrit supprime soutient s'engage s'accorde s'attend s'inquiète"""),
        )
    ),
    _forms(
        """
        directs: chargé, chargée, chargés, chargées
        requests: prié, priée, priés, priées, demandé
        urges: exhorté, exhortée, exhortés, exhortées, engagé, engagée, engagés, engagées
        requires: tenu, tenue, tenus, tenues
        calls: appelé, appelée, appelés, appelées
        recommends: recommandé
        encourages: encouragé, encouragée, encouragés, encouragées
        invites: invité, invitée, invités, invitées
        """
    ),
    _forms(
        """
        directs: a chargé
        requests: a demandé, a prié
        urges: a exhorté, a instamment prié
        recommends: a recommandé
        encourages: a encouragé
        invites: a invité
        """
    ),
    _forms(
        """
        must: doit, doivent
        shall: devra, devront
        should: devrait, devraient
        """
    ),
)
SPANISH: Final = Verbs(
    "es",
    _forms(
        """
        directs: encarga, ordena
        instructs: instruye, da instrucciones, imparte instrucciones
        mandates: encomienda, mandata, da mandato
        requires: exige, requiere
        requests: pide, solicita, ruega
        urges: insta, exhorta, urge, pide encarecidamente, solicita encarecidamente
        calls: hace un llamamiento, hace un llamado, llama
        appeals: apela
        recommends: recomienda, aconseja
        encourages: alienta, anima
        invites: invita
        suggests: sugiere
        """
    ),
    frozenset(
        map(
            plain,
            words("""abroga acepta acoge acuerda adopta afirma agradece apoya aprueba autoriza celebra condena confirma considera conviene
            crea decide declara deplora deroga designa destaca determina elogia enmienda establece estima examina expresa felicita
            hace hace suyo insiste lamenta manifiesta modifica nombra nota observa opina prorroga reafirma recalca reconoce recuerda
            rechaza reemplaza reitera renueva resuelve revoca saluda señala subraya suprime sustituye toma"""),
        )
    ),
    _forms(
        """
        directs: encarga
        instructs: instruye
        mandates: encomienda
        requests: pide, solicita, ruega
        urges: insta, exhorta
        recommends: recomienda
        encourages: alienta, anima
        invites: invita
        """
    ),
    _forms(
        """
        directs: encargó
        requests: pidió, solicitó
        urges: instó, exhortó
        recommends: recomendó
        encourages: alentó
        invites: invitó
        """
    ),
    _forms(
        """
        must: debe, deben
        shall: deberá, deberán
        should: debería, deberían
        """
    ),
)
LANGUAGES: Final = {each.language: each for each in (ENGLISH, FRENCH, SPANISH)}
