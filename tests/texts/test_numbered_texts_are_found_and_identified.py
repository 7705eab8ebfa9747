"""Every form in which the conventions number their texts gives the identifiers it stands for."""

import pytest

from accord.core.texts import cite

FORMS = [
    # CITES
    ("cites", "Resolutions Conf. 9.24 and 12.10 apply", [["cites:res:9.24", "cites:res:12.10"]]),
    ("cites", "Resolution Conf. 11.4 (Rev. CoP12)", [["cites:res:11.4@cop12"]]),
    ("cites", "Res. Conf. 8.4 (Rev. CoP15)", [["cites:res:8.4@cop15"]]),
    ("cites", "Resolution **Conf. 4.6** (Rev.\nCoP19)", [["cites:res:4.6@cop19"]]),
    ("cites", "Decisions 19.20 and 19.21", [["cites:dec:19.20", "cites:dec:19.21"]]),
    ("cites", "Decisions 18.90 to 18.92 (Rev. CoP19)", [[f"cites:dec:18.{n}@cop19" for n in (90, 91, 92)]]),
    ("cites", "Decisions 16.39-40 and 16.48 – 16.49", [["cites:dec:16.39", "cites:dec:16.40", "cites:dec:16.48", "cites:dec:16.49"]]),
    (
        "cites",
        "Decisions 14.73 (Rev. CoP17) to 14.74 (Rev. CoP17), 17.112 to 17.113",
        [["cites:dec:14.73@cop17", "cites:dec:14.74@cop17", "cites:dec:17.112", "cites:dec:17.113"]],
    ),
    ("cites", "Decision 17.5\u00ad5 and Decision 16.\n12", [["cites:dec:17.55"], ["cites:dec:16.12"]]),
    (
        "cites",
        "Resolutions Conf. 12.6 (Rev. CoP18) on Sharks and 14.3 (Rev. CoP19) on Compliance",
        [["cites:res:12.6@cop18"], ["cites:res:14.3@cop19"]],
    ),
    ("cites", "Notifications to the Parties Nos. 2023/041 and 2024/008", [["cites:notif:2023/41", "cites:notif:2024/8"]]),
    ("cites", "SC78 Doc. 14; documents CoP19 Docs. 7.1 to 7.3", [["cites:doc:sc78/14"], [f"cites:doc:cop19/7.{n}" for n in (1, 2, 3)]]),
    ("cites", "AC30/PC24 Com. 3, CoP17 Com. II. 12 and CoP19 Inf.14", [["cites:com:ac30-pc24/3"], ["cites:com:cop17/ii.12"], ["cites:inf:cop19/14"]]),
    ("cites", "CoP19 Doc. 66.4.1 (Rev. 1) Annex 2", [["cites:doc:cop19/66.4.1@rev1"]]),
    ("cites", "Résolution Conf. 9.21 (Rev. CoP18) et les décisions 19.203 à 19.204", [["cites:res:9.21@cop18"], ["cites:dec:19.203", "cites:dec:19.204"]]),
    ("cites", "la Resolución Conf. 14.8 (Rev. CoP19) y las Decisiones 19.15 y 19.16", [["cites:res:14.8@cop19"], ["cites:dec:19.15", "cites:dec:19.16"]]),
    # CMS
    ("cms", "Resolution 11.24 (Rev.COP13) and Resolution 10.03", [["cms:res:11.24@cop13"], ["cms:res:10.3"]]),
    ("cites", "UNEP/CMS/Resolution 12.3 (Rev.COP14)", [["cms:res:12.3@cop14"]]),
    ("cms", "UNEP/CMS/COP11/Doc.21.1/Rev.1, UNEP/CMS/ScC-SC6/Inf.3", [["cms:doc:cop11/21.1@rev1"], ["cms:inf:scc-sc6/3"]]),
    ("cms", "Decisions 13.134 – 13.136 and Recommendation 5.2", [[f"cms:dec:13.{n}" for n in (134, 135, 136)], ["cms:rec:5.2"]]),
    # others
    ("cites", "decisions X/2, XI/16 and XIII/24", [["cbd:dec:10/2", "cbd:dec:11/16", "cbd:dec:13/24"]]),
    ("cbd", "decision 14/30 and decision CP-9/13, recommendation SBSTTA-24/10", [["cbd:dec:14/30"], ["cartagena:dec:9/13"], ["cbd:rec:24/10"]]),
    ("cites", "CBD/COP/16/L.2, CBD/SBSTTA/24/INF/40, CBD/COP/DEC/15/4", [["cbd:doc:cop16/l.2"], ["cbd:inf:sbstta24/40"], ["cbd:dec:15/4"]]),
    ("cites", "UNEP/EA.6/Res.6 and A/RES/69/314", [["unea:res:6/6"], ["unga:res:69/314"]]),
    ("unea", "resolutions 3/2, 4/11 and General Assembly resolution 70/1", [["unea:res:3/2", "unea:res:4/11"], ["unga:res:70/1"]]),
    ("ramsar", "Resolutions VIII.4 and XIV.2; Decision SC48-22", [["ramsar:res:8.4", "ramsar:res:14.2"], ["ramsar:dec:sc48-22"]]),
    ("aewa", "Resolution 5.6", [["aewa:res:5.6"]]),
    ("cites", "decision 1/CP.21, decision 3/COP.14 and Decision 41 COM 7B.2", [["unfccc:dec:1/cp.21"], ["unccd:dec:3/cop.14"], ["whc:dec:41com7b.2"]]),
    ("cites", "Security Council resolutions 2134 (2014)", [["unsc:res:2134"]]),
    # addresses
    ("cites", "<https://cites.org/sites/default/files/documents/COP/19/resolution/E-Res-18-03.pdf>", [["cites:res:18.3"]]),
    ("cites", "https://www.cbd.int/decisions/cop/14/30", [["cbd:dec:14/30"]]),
    ("cites", "https://undocs.org/en/A/RES/70/1, https://docs.un.org/en/UNEP/EA.6/Res.6", [["unga:res:70/1"], ["unea:res:6/6"]]),
    ("cites", "https://www.un.org/ga/search/view_doc.asp?symbol=A/RES/69/314&Lang=E", [["unga:res:69/314"]]),
    ("cms", "https://www.cms.int/sites/default/files/document/cms_cop13_doc.26.4.9_e.pdf", [["cms:doc:cop13/26.4.9"]]),
    ("cites", "[Resolution Conf. 13.3](https://cites.org/eng/res/13/13-03.php) holds", [["cites:res:13.3"]]),
]  # fmt: skip


@pytest.mark.parametrize(("issuer", "text", "expected"), FORMS, ids=[form[1][:40] for form in FORMS])
def test_a_form_gives_its_identifiers(issuer: str, text: str, expected: list[list[str]]) -> None:
    assert [list(mention.ids) for mention in cite(text, issuer)] == expected


PARTS = [
    ("paragraph 7 b) of Resolution Conf. 11.3 (Rev. CoP18)", "paragraph 7 b)"),
    ("Resolution Conf. 10.10 (Rev. CoP19), paragraph 27 e)", "paragraph 27 e)"),
    ("Resolution Conf. 12.3, section I, paragraph 4", "section I, paragraph 4"),
    ("Resolution Conf. 16.6, Annex 2", "Annex 2"),
    ("Resolution Conf. 16.6 and its purpose", None),
]


@pytest.mark.parametrize(("text", "part"), PARTS)
def test_the_part_that_is_meant_is_attached(text: str, part: str | None) -> None:
    assert cite(text, "cites")[0].pinpoint == part


PLAIN_SPEECH = [
    "The growth was 12.5 per cent and 3.2 million in 2019/20, see Article VIII.7 and paragraph 4.3 above.",
    "The decision to list 14 species was taken on 3.2.2013, at a resolution of 1.5 m.",
    "The Secretariats met on 2 March 2011 to prepare the 61st meeting; the decisions of both bodies were discussed.",
    "Table 3.1 and Figure 12.4 show 15.5 kg; version 2.3.1 of the software.",
    "",
    "\x00\ud800 Resolution",
    "Resolution Conf. ",
]


@pytest.mark.parametrize("text", PLAIN_SPEECH)
@pytest.mark.parametrize("issuer", ["cites", "cms", "cbd", None])
def test_what_is_no_reference_is_not_found(text: str, issuer: str | None) -> None:
    assert cite(text, issuer) == []
