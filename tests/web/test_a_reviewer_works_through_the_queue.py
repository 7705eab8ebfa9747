"""The review queue on the pages: who may, what happens, what is said."""

import pytest
from django.test import Client
from people import signed_in

from accord.journal.queries import latest
from accord.species.models import AlignmentDecision
from accord.species.review.models import Answer, Question, Remark
from accord.species.review.queue import queue
from accord.species.review.values import Asked, Candidate
from accord.web.questions import today

YAK = "cites:bos-mutus~cms:bos-grunniens"
ALONE = "a bird that CMS alone has"  # which one depends on what the concordance finds: `alone` says it

pytestmark = pytest.mark.usefixtures("starter", "db")


def given(item: str = YAK, **more: str) -> dict[str, str]:
    return {
        "item": item,
        "relation": "congruent",
        "reason": "wild and domestic yak",
        "decided_on": "2024-05-01",
        **more,
    }


def alone() -> str:
    """The case of a bird of CMS without counterpart."""
    cases = queue(today()).cases
    return next(case.key for case in cases if case.key.startswith("~") and case.group == "Aves")


def decided(client: Client, item: str = YAK, query: str = "", **more: str):
    return client.post(f"/review/decide/{query}", given(item, **more))


def test_the_pair_whose_cover_is_open_and_that_is_in_appendix_i_comes_first(reader: Client) -> None:
    page = reader.get("/review/")
    assert page.context["case"].key == YAK
    assert "Bos grunniens" in page.text


def test_evidence_is_said_once(reader: Client) -> None:
    page = reader.get(f"/review/?item={YAK}").text
    assert page.count("CMS calls it a synonym of Bos grunniens") == 1
    assert "CITES lists Bos mutus in Appendix I since" in page


def test_visitors_read_the_queue_and_are_told_why_they_may_not_decide(reader: Client) -> None:
    page = reader.get("/review/").text
    assert "Public doesn&#x27;t hold the role reviewer or officer" in page
    assert "/account/sign-in/?next=/review/" in page
    assert 'action="/review/decide/' not in page


@pytest.mark.parametrize(
    ("route", "sent"),
    [
        ("decide", given()),
        ("decide", given(ALONE)),
        ("remark", {"item": YAK, "text": "I was here"}),
        ("undo", {"number": "1", "reason": "why not"}),
    ],
)
@pytest.mark.parametrize("role", ["", "committee_member", "party", "public"])
def test_nobody_else_changes_anything(route: str, sent: dict[str, str], role: str) -> None:
    scope = {"country": "MN"} if role == "party" else {}
    client = Client() if role == "public" else signed_in("n.obody", role, **scope)
    before = latest(1)[0].number
    answer = client.post(f"/review/{route}/", sent | ({"item": alone()} if sent.get("item") == ALONE else {}))
    assert answer.status_code == 403
    assert "hold the role" in answer.text
    assert latest(1)[0].number == before


@pytest.mark.parametrize(("role", "scope"), [("reviewer", {}), ("officer", {"body": "cms"}), ("officer", {})])
def test_reviewers_and_officers_decide(role: str, scope: dict[str, str]) -> None:
    answer = decided(signed_in("d.ecider", role, **scope))
    assert answer.status_code == 302
    row = AlignmentDecision.objects.get()
    assert (row.left_id, row.right_id, row.relation, row.cover) == (*YAK.split("~"), "congruent", "wholly")
    assert (row.decided_by, str(row.decided_on)) == ("d.ecider", "2024-05-01")
    assert "cites:bos-mutus undecided cms:bos-grunniens" in row.evidence


def test_after_a_decision_comes_the_next_case_with_the_same_filters() -> None:
    client = signed_in()
    first, second, *_ = [case.key for case in queue(today()).cases if "undecided" in case.kinds]
    answer = decided(client, first, "?kind=undecided")
    assert answer["Location"].startswith("/review/?kind=undecided&item=")
    page = client.get(answer["Location"])
    assert page.context["case"].key == second
    assert page.context["done"].decided == 1


def test_a_cover_other_than_the_relation_implies_can_be_given() -> None:
    decided(signed_in(), relation="includes", cover="unknown")
    assert AlignmentDecision.objects.get().cover == "unknown"


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"relation": ""}, "Choose how the two taxa relate"),
        ({"relation": "undecided"}, "Choose how the two taxa relate"),
        ({"reason": "  "}, "A reason must be given"),
        ({"decided_on": "2999-01-01"}, "in the future"),
        ({"decided_on": "31/31/2024"}, "31/31/2024"),
        ({"cover": "mostly"}, "how far the listing reaches"),
        ({"source": "hearsay"}, "isn&#x27;t in the register"),
        ({"reason": "null \0 byte"}, "no text"),
    ],
)
def test_a_form_that_can_not_be_taken_says_why_and_keeps_what_was_typed(wrong: dict[str, str], why: str) -> None:
    answer = decided(signed_in(), **{"reason": "typed with care", **wrong})
    assert answer.status_code == 400
    assert why in answer.text
    if "reason" not in wrong:
        assert "typed with care" in answer.text
    assert not AlignmentDecision.objects.exists()


@pytest.mark.parametrize(
    "item", ["", "cites:x~cms:y", "~", "question:99999999999999999999", "\0", "<script>", "a" * 9000]
)
def test_a_case_that_is_not_there_is_said(reader: Client, item: str) -> None:
    client = signed_in()
    assert decided(client, item).status_code == 404
    if item and item != "\0":
        assert "no longer waits" in reader.get("/review/", {"item": item}).text


def test_unknown_filters_are_named_and_left_out(reader: Client) -> None:
    page = reader.get("/review/?kind=nonsense&state=gone")
    assert page.text.count("There is no filter") == 2


def test_nobody_decides_on_evidence_that_has_changed_since_the_page_was_opened() -> None:
    client = signed_in()
    seen = client.get("/review/", {"item": YAK}).context["form"].seen
    stale = decided(client, seen="0" * 16)
    assert stale.status_code == 400
    assert "The lists have changed since this page was opened" in stale.text
    assert "wild and domestic yak" in stale.text
    assert not AlignmentDecision.objects.exists()
    assert decided(client, seen=seen).status_code == 302


def test_deciding_again_revises_and_both_stay_on_record() -> None:
    client = signed_in()
    decided(client)
    decided(client, relation="includes", reason="only the wild one", query="?state=all")
    page = client.get("/review/", {"state": "all", "item": YAK}).text
    assert "wild and domestic yak" in page
    assert "only the wild one" in page
    assert AlignmentDecision.objects.filter(revoked_on=None).get().relation == "includes"


def test_the_last_decision_can_be_taken_back_by_whoever_took_it() -> None:
    client = signed_in()
    decided(client)
    last = client.get("/review/").context["last"]
    assert last.act == "species.decide_alignment"
    other = signed_in("o.ther")
    assert other.get("/review/").context["last"] is None
    assert other.post("/review/undo/", {"number": str(last.number), "reason": "mine"}).status_code == 403
    answer = client.post("/review/undo/", {"number": str(last.number), "reason": "a slip", "item": YAK})
    assert answer.status_code == 302
    assert not AlignmentDecision.objects.exists()
    assert (latest(1)[0].act, latest(1)[0].reason) == ("journal.undo", "a slip")
    assert client.get("/review/").context["last"] is None


@pytest.mark.parametrize("number", ["", "x", "-1", "999999", "9" * 40, "1.5", "\0"])
def test_an_entry_that_is_not_there_can_not_be_taken_back(number: str) -> None:
    assert signed_in().post("/review/undo/", {"number": number, "reason": "why"}).status_code in (403, 404)


def test_remarks_are_read_by_everybody_and_run_nothing(reader: Client) -> None:
    signed_in().post("/review/remark/", {"item": YAK, "text": "<script>alert(1)</script> see Leslie & Schaller"})
    page = reader.get("/review/", {"item": YAK}).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; see Leslie &amp; Schaller" in page
    assert Remark.objects.get().written_by == "r.viewer"


def test_a_taxon_can_be_left_without_counterpart() -> None:
    client, item = signed_in(), alone()
    assert "It has no counterpart" in client.get("/review/", {"item": item}).text
    decided(client, item, reason="not in trade")
    answer = Answer.objects.get()
    assert (f"~{answer.question.key}", answer.question.against, answer.chosen) == (item, "cites", "")
    assert queue(today()).by_key[item].ruling.reason == "not in trade"


def test_a_taxon_of_the_other_list_can_be_found_and_put_beside_it() -> None:
    client, item = signed_in(), alone()
    page = client.get("/review/", {"item": item, "find": "Branta ruficollis"}).text
    assert "with=cites%3Abranta-ruficollis" in page
    beside = client.get("/review/", {"item": item, "with": "cites:branta-ruficollis"}).text
    assert 'name="with" value="cites:branta-ruficollis"' in beside
    decided(client, item, relation="disjoint", reason="two geese", **{"with": "cites:branta-ruficollis"})
    row = AlignmentDecision.objects.get()
    assert (row.left_id, row.right_id) == ("cites:branta-ruficollis", item[1:])


def test_a_taxon_that_is_not_in_the_other_list_can_not_be_put_beside() -> None:
    client, item = signed_in(), alone()
    page = client.get("/review/", {"item": item, "with": "cites:nothing"})
    assert 'name="with"' not in page.text
    assert decided(client, item, **{"with": "cites:nothing"}).status_code == 400


def sent(client: Client) -> str:
    """A question of a matched list, sent by the act that the names page uses."""
    from accord.register.models import Account
    from accord.register.queries.accounts import actor_of
    from accord.species.acts import ask_questions

    candidates = (Candidate("812", "Oryzomys albiventer Merriam, 1901", "two letters away", "fuzzy"),)
    question = Asked("name", "<i>museum</i>", "mdd", "Oryzomys auriventer", candidates=candidates)
    reviewer = actor_of(Account.objects.get(username="r.viewer"), as_of=today())
    ask_questions(actor=reviewer, questions=[question], asked_on=today(), reason="x")
    return f"question:{Question.objects.get().pk}"


@pytest.mark.parametrize(("chosen", "kept"), [("812", "Oryzomys albiventer Merriam, 1901"), ("-", "")])
def test_a_name_of_a_list_is_given_its_taxon_or_none(chosen: str, kept: str) -> None:
    client = signed_in()
    item = sent(client)
    page = client.get("/review/", {"item": item}).text
    assert "two letters away" in page
    assert "<i>museum</i>" not in page
    assert decided(client, item, chosen=chosen).status_code == 302
    assert Answer.objects.get().chosen_name == kept


def compared(client: Client) -> str:
    """A question of two lists compared, about a taxon of the register."""
    from accord.journal.actors import OPERATOR
    from accord.species.acts import ask_questions

    del client
    candidate = Candidate(
        "1006123", "Equus ferus Boddaert, 1785", "a synonym there", "synonym", possible=("congruent", "includes")
    )
    question = Asked(
        "pair", "cites", "mdd", "Equus przewalskii", key="cites:equus-przewalskii", candidates=(candidate,)
    )
    ask_questions(actor=OPERATOR, questions=[question], asked_on=today(), reason="x")
    return f"question:{Question.objects.get().pk}"


def test_a_pair_of_two_lists_is_shown_with_what_the_register_knows_and_decided_with_its_relation() -> None:
    client = signed_in()
    item = compared(client)
    page = client.get("/review/", {"item": item}).text
    assert 'href="/species/cites:equus-przewalskii/"' in page
    assert "the same taxon, the left takes in the right." in " ".join(page.split())
    assert "Choose how the two taxa relate" in decided(client, item, chosen="1006123", relation="").text
    decided(client, item, chosen="1006123", relation="includes")
    answer = Answer.objects.get()
    assert (answer.chosen, answer.relation, answer.cover) == ("1006123", "includes", "partly")


def test_a_pair_of_two_lists_may_be_none_and_needs_no_relation_then() -> None:
    client = signed_in()
    decided(client, compared(client), chosen="-", relation="")
    assert (Answer.objects.get().chosen, Answer.objects.get().relation) == ("", "")


@pytest.mark.parametrize("chosen", ["", "813", "<b>"])
def test_only_a_candidate_can_be_chosen(chosen: str) -> None:
    client = signed_in()
    item = sent(client)
    assert "Choose one of the candidates" in decided(client, item, chosen=chosen).text
    assert not Answer.objects.exists()
