"""Photographs of a case for programs: hung on it, listed and read with the veil of its page."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.factories import cases as made
from tests.support.pictures import photograph
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases

STAGES = [("manager", ["before", "evidence"]), ("supervisor", ["before", "evidence"]), ("reporter", ["before"])]


def sent(**more):
    return {"photos": SimpleUploadedFile("a.jpg", photograph(), content_type="image/jpeg")} | more


@pytest.fixture
def link(town):
    return f"/api/v1/yards/JG/cases/{town.cases['in-work'].id}/photos"


def test_a_note_hangs_its_picture_once_and_each_sees_what_the_page_shows(town, keyed, link):
    engineer = keyed("engineer")
    for _again in range(2):
        answer = engineer.post(link, sent(text="到场看过", key="once"))
        assert [one["stage"] for one in answer.json()["items"]] == ["before", "evidence"]
    assert town.cases["in-work"].steps.filter(verb="note").count() == 1
    assert {who: [one["stage"] for one in keyed(who).get(link).json()["items"]] for who, _ in STAGES} == dict(STAGES)
    evidence = answer.json()["items"][1]["id"]
    picture = engineer.get(f"{link}/{evidence}?side=160")
    assert (picture["Content-Type"], picture["Cache-Control"]) == ("image/jpeg", "private, no-store")
    assert max(Image.open(BytesIO(picture.getvalue())).size) <= 160
    assert keyed("reporter").get(f"{link}/{evidence}").status_code == 404
    assert engineer.get(f"{link}/{evidence}?side=7").status_code == 404


def test_what_is_done_is_shown_by_its_picture(town, keyed, link):
    case = town.cases["in-work"]
    cases.triage(actor=town.actors["manager"], target=made.target(case), kind="repair", level="ordinary")
    answer = keyed("engineer").post(link, sent(verb="resolve", text="换了新灯"))
    assert [one["stage"] for one in answer.json()["items"]] == ["before", "after"]
    case.refresh_from_db()
    assert (case.state, case.outcome) == ("resolved", "solved")


def test_what_is_out_of_public_view_is_marked_for_staff_and_gone_for_the_others(town, keyed, link):
    case, photo = town.cases["in-work"], town.cases["in-work"].photos.get()
    said = {"what": "photo", "of": photo.id, "reason": "门牌和脸"}
    cases.privacy.cover(actor=town.actors["butler"], target=made.target(case), **said)
    assert [one["covered"] for one in keyed("butler").get(link).json()["items"]] == [True]
    watching = keyed("supervisor")
    assert watching.get(link).json() == {"items": []}
    assert watching.get(f"{link}/{photo.id}").status_code == 404


def test_what_is_no_picture_or_too_many_or_not_ones_own_leaves_nothing(town, keyed, link):
    nine = [SimpleUploadedFile(f"{one}.jpg", photograph(), content_type="image/jpeg") for one in range(9)]
    clients = {who: keyed(who) for who in ("engineer", "neighbour", "reporter", "manager-far")}
    before = everything()
    wrong = [
        ("engineer", {"photos": SimpleUploadedFile("a.jpg", b"no picture"), "text": "看过"}, 422),
        ("engineer", {"photos": nine, "text": "看过"}, 422),
        ("engineer", {"text": "看过"}, 422),
        ("neighbour", sent(text="看过"), 404),
        ("reporter", sent(text="看过"), 404),
        ("manager-far", sent(text="看过"), 404),
    ]
    assert [clients[who].post(link, data).status_code for who, data, _status in wrong] == [one[2] for one in wrong]
    assert everything() == before


def test_whoever_reported_sends_pictures_by_the_secret(town, keyed, link):
    own = f"/api/v1/follow/JG/{town.tokens['in-work']}/photos"
    for _again in range(2):
        answer = Client().post(own, sent(text="现在更暗了", key="once"))
        assert (answer.status_code, [one["stage"] for one in answer.json()["items"]]) == (200, ["before"])
    photo = answer.json()["items"][0]["id"]
    assert Client().get(f"{own}/{photo}").getvalue()[:2] == b"\xff\xd8"
    assert [one["stage"] for one in keyed("butler").get(link).json()["items"]] == ["before", "evidence"]
    assert Client().get("/api/v1/follow/JG/x/photos").status_code == 404
