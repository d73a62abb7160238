"""The promises of a company over all its estates, open to everybody."""

from datetime import timedelta

from tests.factories import cases as made
from tests.factories import places
from tests.support.pages import more, words
from yuanba.domains.cases import public as cases
from yuanba.domains.places.models import Profile
from yuanba.domains.places.public import estates_of_company
from yuanba.kernel import clock


def test_a_company_is_seen_with_all_its_estates_and_no_others(town, enter):
    alone = enter().get("/b/JG/promises/company/").content.decode()
    assert ("/b/JG/promises/" in alone, "/b/JGX/promises/" in alone) == (True, False)
    for number in range(21):
        places.estate(f"Z{number:03}", f"{number} 号苑")
    Profile.objects.filter(yard__code__startswith="Z").update(company="青禾物业")
    Profile.objects.filter(yard=town.yard).update(company="青禾物业")
    case = town.cases["in-work"]
    said = {"text": "换灯", "due": clock.now() + timedelta(hours=2)}
    cases.promise(actor=town.actors["manager"], target=made.target(case), **said)
    assert len(estates_of_company("青禾物业")) == 22
    assert estates_of_company("") == []
    first = enter().get("/b/Z003/promises/company/")
    assert "22 个小区" in words(first)
    assert "青禾物业" in words(first)
    assert [one.yard.code for one, _ledger in first.context["rows"]][:2] == ["JG", "Z000"]
    assert first.context["ledger"] == cases.Ledger(running=1)
    second = enter().get(f"/b/Z003/promises/company/{more(first)}")
    assert [one.yard.code for one, _ledger in second.context["rows"]] == ["Z019", "Z020"]
    assert 'href="/b/JG/promises/company/"' in enter().get("/b/JG/promises/").content.decode()
    assert 'href="/b/JGX/promises/company/"' not in enter().get("/b/JGX/promises/").content.decode()
