"""Codes at doors: issued, opened, revoked; what a stranger learns from a wrong one."""

import re
from datetime import datetime

import pytest
import zxingcpp
from PIL import Image

from tests.factories import places as make
from tests.support.unchanged import refused
from yuanba.domains.places import public as places
from yuanba.kernel import clock
from yuanba.kernel.errors import CATALOGUE
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def yard():
    return make.estate()


def issue(place):
    return places.issue_door_code(actor=SYSTEM, yard=place.yard, place_id=place.id)


def test_a_code_opens_its_place(yard):
    unit = make.place(yard, "3-1")
    door = issue(unit)
    assert places.place_of_door(yard, door.token) == unit
    assert len(door.token) >= 22
    assert issue(unit).token != door.token


def test_the_token_is_not_told(yard):
    door = issue(make.place(yard, "3-1"))
    event = Event.objects.get(yard=yard, name="place.door_issued")
    assert event.payload == {"path": yard.path + "/3/1"}
    assert door.token not in str(event.payload)


def test_opening_a_door_is_one_statement(yard, django_assert_num_queries):
    token = issue(make.place(yard, "3-1")).token
    with django_assert_num_queries(1):
        assert places.place_of_door(yard, token).label == "3 栋 1 单元"


def test_a_revoked_code_no_longer_opens_and_others_do(yard):
    unit = make.place(yard, "3-1")
    torn, new = issue(unit), issue(unit)
    at = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)
    with clock.at(at):
        revoked = places.revoke_door_code(actor=SYSTEM, yard=yard, token=torn.token)
    assert revoked.revoked_at == at
    with refused("door-unknown"):
        places.place_of_door(yard, torn.token)
    assert places.place_of_door(yard, new.token) == unit


def test_revoking_twice_changes_nothing(yard):
    door = issue(make.place(yard, "3-1"))
    first = places.revoke_door_code(actor=SYSTEM, yard=yard, token=door.token).revoked_at
    again = places.revoke_door_code(actor=SYSTEM, yard=yard, token=door.token).revoked_at
    assert again == first
    assert Event.objects.filter(yard=yard, name="place.door_revoked").count() == 1


def test_revoking_what_is_not_there(yard):
    with refused("not-found"):
        places.revoke_door_code(actor=SYSTEM, yard=yard, token="nothing")


@pytest.mark.parametrize("token", ["", "no-such-token", "\x00", "a" * 500, "门", "' or 1=1 --"])
def test_a_code_nobody_issued(yard, token):
    with refused("door-unknown"):
        places.place_of_door(yard, token)


def test_a_code_of_another_estate_opens_nothing_here(yard):
    door = issue(make.place(make.estate("YX", "云栖坊"), "1-1"))
    with refused("door-unknown"):
        places.place_of_door(yard, door.token)


def test_the_refusal_says_what_to_do():
    words = CATALOGUE["door-unknown"].words
    assert "scan" in words
    assert "call" in words


def drawn(svg: str) -> Image.Image:
    """The strokes of the SVG as a bitmap: `M x y`, `h length`, `m dx dy`, eight dots a square."""
    side = int(svg.split('viewBox="0 0 ')[1].split()[0])
    picture = Image.new("L", (side * 8, side * 8), 255)
    x = y = 0.0
    for verb, numbers in re.findall(r"([Mmh])([^A-Za-z\"]+)", svg.split(' d="')[1].split('"')[0]):
        steps = [float(one) for one in numbers.split()]
        if verb == "h":
            picture.paste(0, (int(x * 8), int((y - 0.5) * 8), int((x + steps[0]) * 8), int((y + 0.5) * 8)))
            x += steps[0]
        else:
            x, y = (steps[0], steps[1]) if verb == "M" else (x + steps[0], y + steps[1])
    return picture


def test_the_printed_code_leads_to_its_address():
    url = "https://yuanba.example/d/JG/" + "a" * 24
    image = places.door_image(url)
    assert "style=" not in image
    assert " width=" not in image
    assert zxingcpp.read_barcodes(drawn(image))[0].text == url
