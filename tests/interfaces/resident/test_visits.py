"""A visitor sees whom to visit, and opens with a reason what helpers need to know."""

from datetime import timedelta

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.support.pages import dangling, heading, told, unknown_signs, words
from tests.support.statements import statements
from tests.support.unchanged import everything
from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

NOTE, WHY = "独居，每天测血糖", "今天上午去探望"


@pytest.fixture
def old(town):
    """Somebody at 3-1-902 with a note, somebody without one, and a visitor of building 3."""
    card = make.card(town.yard, "江婆婆", name_en="Granny Jiang", phone="13900005577", health=NOTE)
    make.stay(card, town.home, "family")
    make.stay(make.card(town.yard, "健康人"), town.home, "family")
    far = make.card(town.yard, "别栋的", health="怕冷")
    make.stay(far, places.place(town.yard, "7-1-101"), "tenant")
    gone = make.card(town.yard, "搬走了", health="怕热")
    make.stay(gone, town.home, "tenant", until=clock.today() - timedelta(days=1))
    town.accounts["visitor"] = make.account("探望员")
    make.post(town.yard, "visitor-1", places.place(town.yard, "3").path, town.accounts["visitor"])
    town.far = far
    return card


def test_those_with_a_note_at_the_homes_of_the_visitor(town, enter, old):
    visitor = enter("visitor")
    assert 'href="/my/visits/"' in visitor.get("/").content.decode()
    page = visitor.get("/my/visits/")
    said = words(page)
    assert (heading(page), "江婆婆" in said, NOTE in said) == ("我探望谁", True, False)
    assert not any(name in said for name in ("健康人", "别栋的", "搬走了"))
    assert (dangling(page), unknown_signs(page), page["Cache-Control"]) == (set(), set(), "no-store")
    assert visitor.get("/my/visits/?after=x").status_code == 404
    assert visitor.get(f"/my/visits/?after={old.id}").status_code == 404


def test_the_note_is_opened_with_a_reason_that_the_person_reads(town, enter, old):
    visitor, link = enter("visitor"), f"/my/visits/JG/{old.id}/"
    page = visitor.get(link)
    assert (heading(page), NOTE in words(page), "13900005577" in page.content.decode()) == ("江婆婆", False, False)
    before = everything()
    wrong = visitor.post(link, {"reason": "看"})
    assert (wrong.status_code, told("reason-short") in words(wrong), 'value="看"' in wrong.content.decode()) == (
        422,
        True,
        True,
    )
    assert everything() == before
    page = visitor.post(link, {"reason": WHY})
    assert (page.status_code, NOTE in words(page), page["Cache-Control"]) == (200, True, "no-store")
    [look] = people.unsealings(SYSTEM, town.yard, old.id)
    assert (look.field, look.reason, look.name, look.role) == ("health", WHY, "探望员", "visitor-1")


def test_of_others_there_is_nothing(town, enter, old):
    visitor = enter("visitor")
    for card, code in ((town.far, "JG"), (old, town.other.code)):
        assert visitor.get(f"/my/visits/{code}/{card.id}/").status_code == 404
    before = everything()
    assert visitor.post(f"/my/visits/JG/{town.far.id}/", {"reason": WHY}).status_code == 404
    assert everything() == before
    for name in ("reporter", "butler", "engineer"):
        assert enter(name).get("/my/visits/").status_code == 404
        assert 'href="/my/visits/"' not in enter(name).get("/", follow=True).content.decode()


def test_who_was_here_long_ago_is_asked_again(town, enter, old):
    visitor, link = enter("visitor"), f"/my/visits/JG/{old.id}/"
    with clock.at(clock.now() + timedelta(minutes=16)):
        answer = visitor.post(link, {"reason": WHY})
        assert (answer.status_code, answer["Location"].startswith("/sign-in/again/")) == (302, True)
        assert f'value="{WHY}"' in visitor.get(link).content.decode()
    assert people.unsealings(SYSTEM, town.yard, old.id) == []


def test_few_statements_however_many(town, enter, old, monkeypatch):
    visitor = enter("visitor")
    visitor.get("/my/visits/")
    counts = []
    for number in range(2):
        with statements() as said:
            visitor.get("/my/visits/")
        counts.append(len(said))
        more = make.card(town.yard, f"老人{number}", health="高血压")
        make.stay(more, places.place(town.yard, f"3-1-{number}01"), "family")
    assert counts[0] == counts[1]


def test_page_by_page(town, old, monkeypatch):
    monkeypatch.setattr("yuanba.domains.people.queries.visits.PAGE", 1)
    more = make.card(town.yard, "老人", health="高血压")
    make.stay(more, places.place(town.yard, "3-2-901"), "family")
    actor = people.actor_of(town.accounts["visitor"].id)
    first = people.visited(actor)
    rest = people.visited(actor, after=first.more)
    assert ([one.who.name for one in (*first.rows, *rest.rows)], rest.more) == (["江婆婆", "老人"], "")
