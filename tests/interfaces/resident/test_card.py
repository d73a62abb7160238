"""What is kept about me: masked, with who looked; everything at once for me alone; and gone when I want."""

import json
from datetime import timedelta

import pytest

from tests.factories import people as make
from tests.prove.routes.desk_people import KEPT, WHY
from tests.support.pages import dangling, told, unknown_signs, words
from tests.support.unchanged import everything
from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

PAGE = "/my/card/"


@pytest.fixture
def card(town):
    """The reporter's card, with everything that is sealed."""
    found = people.ResidentCard.objects.get(account=town.accounts["reporter"])
    draft = people.CardDraft("向晚", languages=("zh",), **KEPT)
    return people.write_card(actor=SYSTEM, yard=town.yard, card_id=found.id, draft=draft)


@pytest.fixture
def phone(enter):
    return enter("reporter")


def secrets_in(answer):
    return {one for one in KEPT.values() if one in answer.content.decode()}


def test_my_card_is_masked_and_says_who_looked(town, card, phone):
    people.open_sealed(actor=town.actors["manager"], yard=town.yard, card_id=card.id, field="phone", why=WHY)
    page = phone.get(PAGE)
    said = words(page)
    for one in ("金桂苑", "向晚", "139****5577", "Manager · 项目经理", WHY):
        assert one in said
    assert (secrets_in(page), page["Cache-Control"]) == (set(), "no-store")
    assert (dangling(page), unknown_signs(page)) == (set(), set())


def test_an_owner_sees_who_lives_in_the_home_and_a_tenant_does_not(town, card, phone, enter):
    make.stay(make.card(town.yard, "租客甲", phone="13900001111"), town.home, kind="tenant")
    page = words(phone.get(PAGE))
    assert "租客甲" in page
    assert "1111" not in page
    tenant = make.account("租客乙", username="tenant-b")
    make.tenure(town.home, "tenant", tenant)
    town.accounts["tenant-b"] = tenant
    assert "租客甲" not in words(enter("tenant-b").get(PAGE))


def test_everything_is_shown_to_me_alone(town, card, phone, enter):
    link = f"{PAGE}JG/{card.id}/take/"
    page = phone.post(link)
    assert (secrets_in(page), page["Cache-Control"]) == (set(KEPT.values()), "no-store")
    assert (dangling(page), unknown_signs(page)) == (set(), set())
    file = phone.post(link, {"format": "json"})
    assert json.loads(file.content)["cards"][0]["phone"] == KEPT["phone"]
    assert people.Unsealing.objects.count() == 0
    assert enter("neighbour").post(link).status_code == 404
    assert enter("manager").post(link).status_code == 404


def test_an_owner_is_told_why_the_card_stays(card, phone):
    before = everything()
    answer = phone.post(f"{PAGE}JG/{card.id}/erase/")
    assert (answer.status_code, told("still-owner") in words(answer)) == (409, True)
    assert everything() == before


def test_who_owns_nothing_is_erased(town, enter):
    account = make.account("租客", username="leaver")
    town.accounts["leaver"] = account
    tenure = make.tenure(town.home, "tenant", account)
    client, link = enter("leaver"), f"{PAGE}JG/{tenure.card_id}/erase/"
    page = client.get(link)
    assert "会抹除，无法恢复" in words(page)
    assert (dangling(page), unknown_signs(page)) == (set(), set())
    assert client.post(link)["Location"] == f"{PAGE}?done=1"
    gone = people.ResidentCard.objects.get(id=tenure.card_id)
    assert (gone.name, gone.sealed_phone, gone.account_id) == ("", "", None)
    assert "这里还没有您的信息" in words(client.get(PAGE))
    assert client.get(link).status_code == 404


def test_everything_is_shown_to_whoever_has_just_shown_who_it_is(card, phone):
    with clock.at(clock.now() + timedelta(minutes=15)):
        answer = phone.post(f"{PAGE}JG/{card.id}/take/")
        assert (answer.status_code, answer["Location"]) == (302, "/sign-in/again/?next=%2Fmy%2Fcard%2F")
        assert secrets_in(phone.get(PAGE)) == set()
