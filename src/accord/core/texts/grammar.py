"""How clauses that ask are built in each language: what opens a paragraph, what joins a second verb, what stands before “shall”.

One `Grammar` a language, made from the tables of `verbs`; the reading itself is in `clauses` and `sentences_that_ask`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from accord.core.texts.verbs import ENGLISH, FRENCH, LANGUAGES, SPANISH, STRENGTHS, Strength, Verbs, plain


@dataclass(frozen=True, slots=True)
class Grammar:
    """The expressions of one language. All see the clean text; `verb_of` finds the modality of a form as printed."""

    verbs: Verbs
    leading: re.Pattern[str]
    participle: re.Pattern[str]
    further: re.Pattern[str]
    trigger: re.Pattern[str]
    recorded: re.Pattern[str]
    decided: re.Pattern[str]
    infinitive: re.Pattern[str]
    complement: re.Pattern[str]

    def modality(self, printed: str) -> str:
        """The English form of a verb as printed."""
        form = plain(printed)
        if self.verbs.language == "en" and f"{form}s" in self.verbs.asking:
            return f"{form}s"
        for table in (self.verbs.asking, self.verbs.modals, self.verbs.passive, self.verbs.past):
            for each, base in table.items():
                if plain(each) == form:
                    return base
        return form

    def strength(self, printed: str) -> Strength:
        """How strongly a verb as printed asks."""
        return STRENGTHS.get(self.modality(printed), Strength.NONE)


_ACCENTED: Final = {
    "a": "[aàâá]",
    "e": "[eéèêë]",
    "i": "[iîïí]",
    "o": "[oôó]",
    "u": "[uûùúü]",
    "n": "[nñ]",
    "c": "[cç]",
}


def _any(forms: Iterable[str]) -> str:
    """One expression for forms, the longest first, whatever their accents; blanks may be line breaks."""
    spelt = (
        "".join(r"\s+" if letter == " " else _ACCENTED.get(letter, re.escape(letter)) for letter in plain(form))
        for form in sorted(forms, key=len, reverse=True)
    )
    return "|".join(spelt)


_IN_THIS = (
    r"(?:in\s+(?:this|that)\s+(?:context|regard|respect|connection|light|sense)|(?:to|for)\s+(?:this|that)\s+(?:end|purpose)|"
    r"with\s+this\s+in\s+mind|as\s+a\s+(?:matter\s+of\s+(?:priority|urgency)|result|consequence)|in\s+light\s+of\s+(?:this|these|the\s+above))"
)
_ADVERBS: Final = {
    "en": rf"(?:(?:also|further|furthermore|again|additionally|in\s+addition|strongly|moreover|finally|in\s+particular|once\s+again|"
    rf"hereby|therefore|thus|consequently|accordingly|urgently|kindly|specifically|respectfully|jointly|{_IN_THIS})\s*,?\s+)*",
    "fr": r"(?:(?:également|egalement|aussi|en\s+outre|de\s+plus|par\s+ailleurs|à\s+(?:cette|cet)\s+(?:fin|effet|égard)|instamment|vivement|par\s+conséquent|en\s+conséquence|enfin)\s*,?\s+)*",
    "es": r"(?:(?:también|además|asimismo|en\s+este\s+(?:sentido|contexto)|a\s+este\s+(?:fin|respecto)|con\s+este\s+fin|por\s+(?:tanto|consiguiente)|encarecidamente|de\s+nuevo|finalmente)\s*,?\s+)*",
}
_JOINTS: Final = {"en": r"and", "fr": r"et", "es": r"[ye]"}
_PARTICIPLES: Final = {
    "en": r"(?:having\s+\w+|[a-z]+ing\b|aware|alarmed|convinced|concerned|mindful|cognizant|conscious|guided|encouraged|determined|"
    r"disturbed|inspired|keenly|deeply|gravely|fully|grateful|bearing|anxious|desirous|desiring|committed|pleased|appreciative|resolved|cogni[sz]ant)",
    "fr": r"(?:ayant\s+\w+|étant\s+donné|(?!cependant|durant|pendant|avant|suivant|concernant)[a-zéèê]+ant\b|conscient|préoccupé|consciente|préoccupée|convaincu|alarmé|soucieu|désireu|inqui|persuadé|résolu|encouragé|compte\s+tenu|se\s+\w+ant\b|n'ignorant|attendu\s+que|vu\b)",
    "es": r"(?:(?!cuando|segundo|fondo|mundo|acuerdo)[a-záéíóú]+(?:ando|iendo)(?:se|lo)?\b|consciente|preocupad|convencid|alarmad|persuadid|deseos|inquiet|alentad|resuelt|teniendo|habida\s+cuenta|visto\b)",
}
_TRIGGERS: Final = {
    # “shall be taken” says of nobody that he takes it, unless “by” says it
    "en": r"(?P<modal>shall|must|should)\b(?!\s+(?:also\s+|not\s+)?be\s+(?:[a-z]+ed|taken|given|made|kept|sent|held|drawn|set|paid|done|borne|chosen|met|shown|seen|written|heard|put|found|brought|built|sought|told|left|led|read|dealt|taught|understood|known|drawn)\b(?!\s+by\b))"
    r"|(?:is|are|be|being)\s+{adverbs}(?P<passive>{passive})(?:\s+(?:up)?on\b)?(?:\s*,[^,;.]{{3,140}},|\s+[^,;.:]{{2,60}}?)??(?:\s+to\b|\s*:)"
    r"|(?:(?:would\s+)?(?:also\s+)?(?:like|wish(?:es)?)|am\s+writing|pleased)\s+to\s+(?:also\s+)?(?P<polite>invite|request|encourage|urge|ask)\b"
    r"|(?P<wish>may)\s+(?:also\s+|therefore\s+|further\s+)?wish\s+to\b"
    r"|(?:[Ii]t\s+is|is)\s+{adverbs}(?P<impersonal>requested|recommended|suggested)\s+that\b",
    "fr": r"(?P<modal>doit|doivent|devra|devront|devrait|devraient)\b"
    r"|(?:est|sont|sera|seront)\s+{adverbs}(?P<passive>{passive})(?:\s+{adverbs}|\s*(?=[,:]))(?:,[^,;.]{{3,140}},\s+)?(?=(?:à|de)\s|d'|:)"
    r"|[Ii]l\s+est\s+{adverbs}(?P<impersonal>demandé|recommandé|conseillé)\s+{adverbs}(?:que\b|(?=aux?\b|à\b))",
    "es": r"(?P<modal>debe|deben|deberá|deberán|debería|deberían)\b|[Ss]e\s+{adverbs}(?P<impersonal>{passive})n?\s+{adverbs}(?=a\b|al\b|que\b)",
}
_RECORDED: Final = {
    "en": r"\b(?:{adverbs})(?P<active>{past})\s+(?=(?:up)?on\b|the\b|that\b|all\b|any\b|range\b|also\b|to\b|[A-Z])",
    "fr": r"(?P<active>{past})\b",
    "es": r"(?P<active>{past})\b",
}
#: What speaks only in decisions and mandates, where everything that stands is asked for.
_DECIDED: Final = {
    "en": r"(?P<modal>will)\b(?!\s+be\s+[a-z]+ed\b(?!\s+(?:to|by)))|(?P<is_to>is|are)\s+to\s+(?=[a-z]+\b)",
    "fr": r"(?P<modal>[a-zéèêçîï]{2,}(?:era|eront|ira|iront|dra|dront|vra|vront|tra|tront|ra|ront))\b",
    "es": r"(?P<modal>[a-záéíóúñ]{2,}(?:ará|erá|irá|arán|erán|irán|drá|drán|brá|brán))\b",
}
_INFINITIVES: Final = {
    "en": r"(?<!subject )(?<!pursuant )(?<!according )(?<!relevant )(?<!related )(?<!regard )(?<!view )(?<!addition )(?<!position )(?<!referred )(?<!competence )(?<!mandate )(?<!authority )(?<!wish )\bto\s+"
    r"(?!(?:the|its|their|all|each|any|this|these|that|those|be\s+held|both|which|other)\b|[a-z]+ing\b)(?=[a-z])",
    "fr": r"\b(?:de|à|d')\s*(?=(?:ne\s+pas\s+)?(?:s')?[a-zéèê]+(?:er|ir|re|oir)\b)",
    "es": r"\b(?:(?:a|para)?\s*que\s+(?=(?:no\s+|se\s+)?[a-záéíóúñ]+)|a\s+(?=[a-záéíóúñ]+(?:ar|er|ir)(?:se|l[aeo]s?)?\b))",
}
_THAT: Final = {"en": r"\s+(?:also\s+|further\s+)?that\b", "fr": r"\s+(?:également\s+)?qu(?:e\b|')", "es": r"\s+(?:también\s+)?que\b"}  # fmt: skip


def _made(verbs: Verbs) -> Grammar:
    language = verbs.language
    adverbs, joint = _ADVERBS[language], _JOINTS[language]
    asking, known = _any(verbs.asking), _any({*verbs.asking, *verbs.other})
    # “further requeststhe Executive Secretary”: a blank that the extraction of a text has lost
    after = r"(?=the\s|\b)(?![-'])"
    fold = re.IGNORECASE
    trigger = _TRIGGERS[language].format(adverbs=adverbs, passive=_any(verbs.passive))
    active = rf"|(?<=[\s,])(?:{adverbs})(?P<active>{asking}){after}"
    return Grammar(
        verbs,
        re.compile(rf"{adverbs}(?P<verb>{known}){after}", fold),
        re.compile(rf"{adverbs}{_PARTICIPLES[language]}", fold),
        re.compile(rf"(?:[,;:]|\b{joint}\b|[;,]\s*{joint}\b)\s+(?P<clause>{adverbs}(?P<verb>{asking}){after})", fold),
        re.compile(rf"(?<!\w)(?:{trigger}){active}"),
        re.compile(_RECORDED[language].format(adverbs=adverbs, past=_any(verbs.past))),
        re.compile(rf"(?<!\w)(?:{_DECIDED[language]})"),
        re.compile(rf"[^.;:]{{0,400}}?{_INFINITIVES[language]}"),
        re.compile(_THAT[language]),
    )


GRAMMARS: Final[Mapping[str, Grammar]] = {
    language: _made(LANGUAGES[language]) for language in (ENGLISH.language, FRENCH.language, SPANISH.language)
}
