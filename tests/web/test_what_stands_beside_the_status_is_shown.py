"""Annotations, quotas and suspensions stand on the species page, under the reasons."""

import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("cites:acinonyx-jubatus/?on=2010-01-01&country=NA", "Namibia, Acinonyx jubatus, 150 live specimens"),
        ("cites:panthera-pardus/?on=2010-01-01&country=MZ", "Mozambique, Panthera pardus, 120 hunting trophies"),
        ("cites:panthera-pardus/?on=2000-01-01&country=MZ", "Mozambique, Panthera pardus, 60 hunting trophies"),
        ("cites:falco-cherrug/?on=2014-01-01&country=AF", "Trade suspended: Afghanistan, all listed species"),
        ("cites:falco-cherrug/?on=2024-01-01&country=BD", "Trade suspended: Bangladesh, Aves"),
        ("cites:panthera-uncia/?on=2014-01-01", "Appendix I covers any readily recognizable part or derivative"),
    ],
)
def test_what_holds_on_the_date_in_the_country_is_said(reader: Client, address: str, said: str) -> None:
    assert said in reader.get(f"/species/{address}").text


def test_what_held_at_another_time_or_elsewhere_is_not(reader: Client) -> None:
    before = reader.get("/species/cites:falco-cherrug/?on=2013-05-16&country=AF").text
    elsewhere = reader.get("/species/cites:falco-cherrug/?on=2014-01-01&country=MN").text
    for page in (before, elsewhere):
        assert "Trade suspended" not in page
        assert "No quota and no suspension is recorded on this date." in page
