"""The own posts, and those one stands in for."""

from datetime import timedelta

from tests.factories import people as make
from tests.factories import places
from tests.support.pages import words
from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

MINE = "/my/posts/"


def test_for_whom_one_stands_in_once_for_a_post_at_several_places(town, enter):
    here, today = town.yard, clock.today()
    assert "我在代班" not in words(enter("engineer").get(MINE))
    for number in ("1", "3"):
        places.place(here, number)
        said = {"account": town.accounts["butler"], "role": "butler", "since": make.LONG_AGO, "where": "一、三栋"}
        away = people.appoint(actor=SYSTEM, yard=here, path=f"{here.path}/{number}", **said)
        span = {"since": today, "until": today + timedelta(days=3)}
        people.delegate(actor=SYSTEM, yard=here, post_id=away.id, deputy=town.accounts["engineer"], **span)
    shown = words(enter("engineer").get(MINE))
    assert shown.count("代 Butler · 管家 · 一、三栋") == 1
    assert "我在代班" not in words(enter("butler").get(MINE))
