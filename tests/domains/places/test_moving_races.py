"""Writing while an estate is moved: what came before goes along, what comes after is sent again."""

import copy

import pytest

from tests.domains.people.test_races import together
from tests.factories import cases as made
from tests.factories import places
from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as map_
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import dispatch
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

pytestmark = pytest.mark.django_db(transaction=True)


def test_no_request_is_left_where_the_estate_was():
    town = made.town()
    places.division("street")
    made.report(town.place, "灯不亮。", key="first")
    was = town.yard.path

    def move(to):
        yard = Yard.objects.get(code="JG")
        map_.move_estate(actor=SYSTEM, yard=yard, to=to, seen=yard.path)

    def report(number):
        for piece in range(4):
            made.report(copy.deepcopy(town.place), "门坏了。", key=f"r-{number}-{piece}")

    codes = together(lambda: move("510199001"), lambda: report(1), lambda: report(2))
    while dispatch():
        pass
    yard = by_code("JG")
    assert set(codes) <= {"", "yard-moved", "yard-busy"}
    assert yard.path == ("5101/510199/510199001/JG" if "yard-busy" not in codes else was)
    paths = list(cases.Case.objects.values_list("path", flat=True))
    assert [path for path in paths if not path.startswith(yard.path + "/")] == []
    assert cases.recount(actor=SYSTEM, yard=yard).differed == ()
