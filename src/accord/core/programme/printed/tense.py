"""Whether a sentence tells what was done or what will be done; English, French and Spanish."""

import re

_REPORT = re.compile(
    r"""\b(?:was|were|has|have|had|took|held|met|led|made|sent|gave|began|became|attended|participated|collaborated|cooperated|contributed|organi[sz]ed|launched|published|adopted|agreed|developed|prepared|exchanged|provided|represented
    |supported|signed|completed|finali[sz]ed|convened|hosted|presented|circulated|continued|established|submitted|endorsed|initiated|undertook|updated|produced|issued|drafted|benefitted|remain|no\s+action|ongoing|in\s+progress
    |a\s+été|ont\s+été|ont|a\s+(?:particip|organis|contribu|publi|adopt|présent|soumis|tenu|lanc)\w*|s[’']est|se\s+sont|avai(?:t|ent)|est\s+en\s+cours|aucune
    |(?:a|ont|avait|avaient)\s+(?:été\s+|eu\s+)?[\w’']+(?:é|és|ée|ées|i|is|u|us|it|ert)|[^\W\d_]{3,}(?:ó|aron|ieron)
    |fue|fueron|ha|han|se\s+(?:celebr|organiz|public|present|adopt|elabor|establec)(?:ó|aron|ieron|ió)|participó|participaron|celebró|colaboraron|organizó|está\s+en\s+curso|ningun[ao])\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PLAN = re.compile(
    r"""^(?:[-–•]\s*)?(?:(?:This|These|It|They|The\s+\w+(?:\s+\w+)?)\s+(?:will|may|should|could|shall)\b|(?:to\s+)?(?:Ensure|Maximi[sz]e|Collaborate|Cooperate|Continue|Promote|Encourage|Facilitate|Organi[sz]e|Explore|Prepare|Develop|Identify|Investigate|Raise|Share|Exchange|Coordinate|Optimi[sz]e|Support|Engage|Pursue
    |Assist|Establish|Review|Provide|Work|Consult|Follow|Harmoni[sz]e|Seek|Strengthen|Liaise|Invite|Undertake|Implement|Contribute|Consider|Assess|Update|Maintain|Monitor|Participate|Jointly)\b|.{0,80}\b(?:will|shall|should)\s+\w+
    |(?:Assurer|Veiller|Poursuivre|Renforcer|Promouvoir|Encourager|Faciliter|Organiser|Élaborer|Échanger|Coordonner|Collaborer|Coopérer|Harmoniser|Soutenir)\b|(?:Asegurar|Garantizar|Continuar|Fortalecer|Promover|Fomentar|Facilitar|Organizar|Elaborar|Intercambiar|Coordinar|Colaborar|Cooperar|Armonizar|Apoyar)\b)""",
    re.VERBOSE,
)


def reads_as_report(text: str) -> bool:
    """Whether it tells of something that was done, or says that nothing was."""
    return _REPORT.search(text) is not None


def reads_as_plan(text: str) -> bool:
    """Whether it says what is to be done."""
    return _PLAN.search(text) is not None
