"""The page of one's own homes: an invitation binds at once, a claim waits."""

import pytest

from tests.factories import people as make
from tests.support.pages import dangling, kept, told, unknown_signs, words
from tests.support.unchanged import everything
from yuanba.domains.people import public as people
from yuanba.domains.places.public import import_homes
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import Line


@pytest.fixture
def newcomer(town, enter):
    """Somebody with an account and no home."""
    town.accounts["newcomer"] = make.account("新来的", username="fresh")
    return enter("newcomer")


def invitation(town, kind="family"):
    return people.invite_to_home(actor=SYSTEM, yard=town.yard, home=town.home, kind=kind).code


def claim(client, **more):
    form = {"act": "claim", "estate": "金桂苑", "home": "3-1-902", "kind": "tenant", "text": "二月起租"}
    return client.post("/my/homes/", form | more)


def roles(town):
    return people.actor_of(town.accounts["newcomer"].id).roles


def test_what_is_bound_stands_on_the_page(town, enter):
    page = enter("reporter").get("/my/homes/")
    assert town.home.label in words(page)
    assert "业主" in words(page)


def test_an_invitation_binds_at_once(town, newcomer):
    page = newcomer.get(f"/my/homes/?code={invitation(town)}")
    assert kept(page)["act"] == "join"
    answer = newcomer.post("/my/homes/", kept(page))
    assert (answer.status_code, answer["Location"]) == (302, "/my/homes/?done=1")
    assert roles(town) == {"family"}
    assert town.home.label in words(newcomer.get("/my/homes/?done=1"))


def test_a_wrong_invitation_keeps_what_was_typed(town, newcomer):
    page = newcomer.post("/my/homes/", {"act": "join", "code": "JG-2222-2222"})
    assert (page.status_code, told("invitation-wrong") in words(page)) == (422, True)
    assert kept(page)["code"] == "JG-2222-2222"
    assert roles(town) == set()


def test_a_claim_waits_and_is_shown(town, newcomer):
    assert claim(newcomer).status_code == 302
    assert roles(town) == set()
    page = newcomer.get("/my/homes/")
    assert "等待管家确认" in words(page)
    waiting = people.own_claims(town.accounts["newcomer"].id)[0]
    people.refuse_claim(actor=SYSTEM, yard=town.yard, claim_id=waiting.id, reason="合同上不是<b>您</b>")
    page = newcomer.get("/my/homes/")
    assert "合同上不是<b>您</b>" in words(page)
    assert "<b>您</b>" not in page.content.decode()


@pytest.mark.parametrize("called", ["金桂苑", " 金桂苑 ", "金桂", "JG", "jg"])
def test_an_estate_by_its_name_or_code(town, newcomer, called):
    claim(newcomer, estate=called)
    assert people.own_claims(town.accounts["newcomer"].id)[0].home_id == town.home.id


@pytest.mark.parametrize(
    ("more", "field", "code"),
    [
        ({"estate": ""}, "estate", "estate-unknown"),
        ({"estate": "没有这个小区"}, "estate", "estate-unknown"),
        ({"estate": "金"}, "estate", "estate-unknown"),
        ({"estate": "柳溪社区居委会"}, "estate", "estate-unknown"),
        ({"home": ""}, "home", "home-unknown"),
        ({"home": "9-9-999"}, "home", "home-unknown"),
    ],
)
def test_what_is_not_there_is_told_at_its_field(town, newcomer, more, field, code):
    before = everything()
    page = claim(newcomer, **more)
    assert (page.status_code, f'id="e-{field}"' in page.content.decode()) == (422, True)
    assert told(code) in words(page)
    assert (dangling(page), unknown_signs(page)) == (set(), set())
    assert kept(page, "")["act"] == "join"
    assert '<details class="folds mt5" open>' in page.content.decode()
    assert everything() == before


@pytest.mark.parametrize("form", [{"act": "fly"}, {"act": ""}, {"act": "claim", "estate": "JG", "home": "3-1-902"}])
def test_a_form_nobody_made_is_absent(town, newcomer, form):
    before = everything()
    assert newcomer.post("/my/homes/", form).status_code == 404
    assert everything() == before


def test_whole_in_english(town, newcomer):
    claim(newcomer)
    newcomer.cookies["yb_lang"] = "en"
    page = newcomer.get("/my/homes/")
    assert "waits for the butler" in words(page)
    assert (dangling(page), unknown_signs(page)) == (set(), set())


def test_six_homes_a_day_are_claimed_whatever_was_typed_wrong_before(town, newcomer):
    homes = [f"9-1-{number}" for number in range(101, 108)]
    import_homes(actor=SYSTEM, yard=town.yard, lines=[Line(n, {"whole": one}) for n, one in enumerate(homes, 2)])
    wrong = [claim(newcomer, home=f"77-1-{number}").status_code for number in range(5)]
    assert (wrong, [claim(newcomer, home=one).status_code for one in homes]) == ([422] * 5, [302] * 6 + [429])
    assert len(people.own_claims(town.accounts["newcomer"].id)) == 6
