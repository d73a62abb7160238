"""The promise ledger for programs: of an estate, of its company, and companies side by side."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.factories import cases as made
from tests.factories import places
from yuanba.domains.cases import public as cases
from yuanba.domains.places.models import Profile
from yuanba.kernel import clock

SUMS = {"kept": 0, "late": 0, "dropped": 0, "running": 1}


@pytest.fixture
def promised(town):
    Profile.objects.filter(yard=town.yard).update(company="青禾物业")
    before = cases.ledgers([town.yard.id], cases.since_of(12))[town.yard.id]
    case = made.report(town.place, "路灯不亮。").case
    for verb in ("triage", "dispatch", "answer"):
        town.act(verb, case)
        case.refresh_from_db()
    due = clock.now() + timedelta(hours=2)
    cases.promise(actor=town.actors["manager"], target=made.target(case), text="换灯，电话 13800004402", due=due)
    return case, before


def test_what_hangs_on_the_wall_is_read_by_any_program(town, promised):
    case, before = promised
    told = Client().get("/api/v1/yards/JG/promises").json()
    assert told["sums"] == vars(before + cases.Ledger(running=1))
    first = told["items"][0]
    assert (first["case"], first["became"], first["company"]) == (case.code, "running", "青禾物业")
    assert "13800004402" not in first["words"]
    assert Client().get("/api/v1/yards/JG/promises?of=kept&company=青禾物业").json()["items"] == []
    assert Client().get("/api/v1/yards/JG/promises?of=x").status_code == 422
    assert Client().get("/api/v1/yards/JG/promises?after=x").status_code == 404


def test_a_company_over_its_estates_page_by_page(town, promised):
    for number in range(21):
        places.estate(f"Z{number:03}", f"{number} 号苑")
    Profile.objects.filter(yard__code__startswith="Z").update(company="青禾物业")
    first = Client().get("/api/v1/yards/Z003/promises/company").json()
    assert (first["company"], first["sums"], len(first["items"])) == ("青禾物业", SUMS, 20)
    assert first["items"][0] == {"yard": "JG", "name": first["items"][0]["name"], "sums": SUMS}
    rest = Client().get(f"/api/v1/yards/Z003/promises/company?after={first['more']}").json()
    assert ([one["yard"] for one in rest["items"]], rest["more"]) == (["Z019", "Z020"], "")


def test_companies_side_by_side_for_whoever_compares(town, keyed, promised):
    told = keyed("supervisor").get("/api/v1/promises").json()
    found = {one["company"]: one for one in told["items"]}
    assert (found["青禾物业"]["sums"], [one["yard"] for one in found["青禾物业"]["estates"]]) == (SUMS, ["JG"])
    assert keyed("manager").get("/api/v1/promises").status_code == 404
    assert keyed("supervisor").get("/api/v1/promises?after=x").status_code == 404
