"""Pictures of a case: for whoever may read the case, in the sizes there are, as pictures only."""

import io

import pytest
from PIL import Image

from tests.factories import cases as made
from tests.support.pictures import photograph
from yuanba.domains.cases import public as cases
from yuanba.platform.access.public import ANONYMOUS
from yuanba.platform.files.public import path_of, store_image


def address(town, name, state="new", side=0):
    case = town.cases[state]
    photo = case.photos.get().id
    door = {"reporter": "my", "manager": "desk", "supervisor": "oversight", "manager-far": "desk", "neighbour": "my"}
    if name == "":
        return f"/r/JG/{town.tokens[state]}/photo/{photo}/{side}"
    return f"/{door[name]}/JG/{case.id}/photo/{photo}/{side}"


@pytest.mark.parametrize("name", ["", "reporter", "manager", "supervisor"])
@pytest.mark.parametrize(("side", "size"), [(0, (64, 48)), (480, (64, 48)), (160, (64, 48))])
def test_who_may_read_the_case_sees_it(town, enter, name, side, size):
    answer = enter(name).get(address(town, name, side=side))
    assert (answer.status_code, answer["Content-Type"], answer["X-Content-Type-Options"]) == (
        200,
        "image/jpeg",
        "nosniff",
    )
    assert answer["Cache-Control"] == "private, max-age=86400"
    assert Image.open(io.BytesIO(b"".join(answer.streaming_content))).size == size


@pytest.mark.parametrize("name", ["neighbour", "manager-far"])
def test_nobody_else_does(town, enter, name):
    assert enter(name).get(address(town, name)).status_code == 404


@pytest.mark.parametrize("side", [1, 481, 2048, 10**18])
def test_other_sizes_are_not_made(town, enter, side):
    assert enter("manager").get(address(town, "manager", side=side)).status_code == 404


def test_a_picture_of_another_case_is_not_handed_out_here(town, enter):
    other = town.cases["closed"].photos.get().id
    case = town.cases["new"].id
    assert enter("manager").get(f"/desk/JG/{case}/photo/{other}/0").status_code == 404


def test_one_that_is_lost_on_disk_is_absent(town, enter):
    photo = town.cases["new"].photos.get()
    path_of(town.yard.id, photo.file.digest).unlink()
    assert enter("manager").get(address(town, "manager")).status_code == 404


def test_what_a_neighbour_sent_who_joined_is_handed_out_to_those_who_handle_it(town, enter):
    case, kept = made.report(town.place, "楼道灯不亮。").case, store_image(town.yard, photograph(size=(64, 48)))
    cases.join(actor=ANONYMOUS, target=made.target(case), device="d", photos=(kept.id,))
    page, photo = f"/{{}}/JG/{case.id}/", case.photos.get()
    doors = {"butler": "desk", "supervisor": "oversight", "street": "oversight"}
    asked = {name: page.format(door) for name, door in doors.items()}
    sent = {name: enter(name).get(f"{link}photo/{photo.id}/160") for name, link in asked.items()}
    assert [len(b"".join(sent[name].streaming_content)) > 0 for name in ("butler", "supervisor")] == [True, True]
    assert {name: one.status_code for name, one in sent.items()} == {"butler": 200, "supervisor": 200, "street": 404}
    shown = {name: str(photo.id) in enter(name).get(link).content.decode() for name, link in asked.items()}
    assert shown == {"butler": True, "supervisor": True, "street": False}
    assert "邻居拍的" in enter("butler").get(asked["butler"]).content.decode()
