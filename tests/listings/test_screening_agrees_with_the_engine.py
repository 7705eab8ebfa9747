"""The steps that screening looks answers up in say what the engine says, on invented and on real histories."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from invented import added, history
from test_engine_agrees_with_the_literal_reading import questions

from accord.core.listings.model import NameStatus
from accord.core.listings.status import resolve, text
from accord.core.listings.steps import Steps
from trials import trials

REAL = Path(__file__).parents[2].parent / "shared" / "data" / "listings" / "history_2013"


def step_on(steps, day):
    return next(step for step in reversed(steps) if step.start <= day)


def differences(history, instrument, day, taxa, country):
    """What the engine says and screening does not."""
    steps = Steps(history, instrument=instrument)
    for status in resolve(history, instrument=instrument, on=day, taxa=taxa, country=country):
        step = step_on(steps.of(status.taxon, country), day)
        ours = text(step.marks), sorted(entry.event for entry in step.entries)
        if ours != (status.listing, sorted(entry.event for entry in status.appendices)):
            yield status, step


@settings(max_examples=trials(400), suppress_health_check=list(HealthCheck))
@given(questions())
def test_steps_are_the_answers_of_the_engine_on_invented_histories(question):
    history, instrument, day, country, _ = question
    taxa = [taxon.id for taxon in history.taxa.values() if taxon.status is NameStatus.ACCEPTED]
    assert not list(differences(history, instrument, day, taxa, country))


@settings(max_examples=trials(100), suppress_health_check=list(HealthCheck))
@given(questions())
def test_a_party_is_reserving_where_the_engine_binds_it_otherwise(question):
    history, instrument, day, country, party = question
    taxa = [taxon.id for taxon in history.taxa.values() if taxon.status is NameStatus.ACCEPTED]
    steps = Steps(history, instrument=instrument)
    asked = {"instrument": instrument, "on": day, "taxa": taxa, "country": country}
    for free, bound in zip(resolve(history, **asked), resolve(history, **asked, party=party or "CA"), strict=True):
        step = step_on(steps.of(free.taxon, country), day)
        differs = (free.own, free.appendices) != (bound.own, bound.appendices)
        assert ((party or "CA") in step.reserving) == differs


@pytest.mark.shared
@pytest.mark.skipif(not REAL.exists(), reason="the real lists are not here")
def test_steps_are_the_answers_of_the_engine_on_the_history_of_2013():
    from accord.exchange.listings_dataset import read_history

    history = read_history(REAL).history
    draw = Random(4)
    taxa = [t.id for t in history.taxa.values() if t.checklist == "cites" and t.status is NameStatus.ACCEPTED]
    some = draw.sample(taxa, 150)
    for country in (None, "ZA", "PE", "CN"):
        day = date(1976, 1, 1) + timedelta(days=draw.randrange(13_500))
        assert not list(differences(history, "cites", day, some, country))


def test_populations_that_one_event_names_and_excepts_do_not_stand_alike():
    """One event may list the population of Mexico and say that those of Canada and the United States are not."""
    known = history(
        added("albus", "II", 1975, id="all"),
        added("albus", "II", 1983, id="mexico", populations="MX", except_populations="CA US"),
    )
    steps = Steps(known, instrument="cites")
    day = date(2000, 1, 1)
    assert {country: text(step_on(steps.of("albus", country), day).marks) for country in ("MX", "CA", "US")} == {
        country: next(resolve(known, instrument="cites", on=day, taxa=["albus"], country=country)).listing
        for country in ("MX", "CA", "US")
    }


@settings(max_examples=trials(200), suppress_health_check=list(HealthCheck))
@given(questions())
def test_taxa_worked_out_together_have_the_answers_they_have_alone(question):
    history, instrument, _, country, _ = question
    taxa = [taxon.id for taxon in history.taxa.values() if taxon.status is NameStatus.ACCEPTED]
    together, alone = Steps(history, instrument=instrument), Steps(history, instrument=instrument)
    together.prepare(taxa)
    for taxon in taxa:
        assert together.of(taxon, country) == alone.of(taxon, country)
        assert together.of(taxon) == alone.of(taxon)
