"""Door sheets on paper: what they say and where their codes lead."""

import pytest

from tests.factories import people as made
from tests.support import papers
from tests.support.pages import words
from tests.support.pictures import photograph
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.papers.doors import doors_paper
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.files.public import store_image
from yuanba.platform.papers.public import print_paper

SITE = "https://yuanba.example.cn"


@pytest.fixture
def sheets(town):
    return places.door_sheets(SYSTEM, town.place)


def test_the_code_of_a_sheet_opens_its_door(town, sheets):
    made = doors_paper(town.yard, town.place, sheets, SITE)
    assert papers.codes(print_paper(made, "png")) == [f"{SITE}/d/JG/{town.door}/"]
    assert places.place_of_door(town.yard, town.door) == town.place


def test_a_sheet_says_where_it_hangs_what_to_do_and_who_looks_after_those_behind(town, sheets):
    made.post(town.yard, "butler", town.place.path, holder=made.account("罗小满", username="nearest"))
    data = print_paper(doors_paper(town.yard, town.place, sheets, SITE))
    told = papers.joined(data)
    assert len(papers.pages(data)) == 1
    for part in (
        "3栋1单元",
        "有事就扫码说一声",
        "Somethingwrong?Scanandsayit",
        "用微信或相机扫这个码",
        "谁在照看您",
        "24小时电话",
    ):
        assert part in told
    assert "管家Butler罗小满" in told
    assert "民警" not in told


def test_photographs_of_six_stay_on_the_sheet(town, sheets):
    photo = store_image(town.yard, photograph(size=(200, 250))).id
    for role in ("butler", "manager", "engineer", "grid-worker", "police-officer", "community-supervisor"):
        post = made.post(town.yard, role, town.place.path)
        badge = people.Badge(photo=photo, hours="08:30-21:00", hours_en="8:30 to 21:00", phone="028-0000 1203")
        people.write_badge(actor=SYSTEM, yard=town.yard, post_id=post.id, badge=badge)
    paper = doors_paper(town.yard, town.place, sheets, SITE)
    assert [name for name in paper.pictures if photo.hex[-16:] in name] == [f"{photo.hex[-16:]}.svg"]
    assert len(papers.pages(print_paper(paper))) == 1


def test_the_nearest_of_each_role_are_the_same_for_many_doors_as_for_one(town, django_assert_num_queries):
    for path in (town.place.path, town.place.path.rpartition("/")[0]):
        made.post(town.yard, "butler", path)
    paths = [place.path for place in places.places_to_choose(town.yard)]
    with django_assert_num_queries(2):
        found = people.looks_after_each(paths)
    assert found == {path: people.looks_after(path) for path in paths}


def test_the_whole_building_is_one_pdf_of_a_page_for_each_door(town, enter):
    butler, building = enter("butler"), places.find_place(town.yard, "3")
    answer = butler.post("/desk/JG/papers/doors/", {"place": building.id})
    page = butler.get(answer["Location"].partition("#")[0])
    ready = places.sheets_under(SYSTEM, building).doors
    assert f"{ready} 张已备好" in words(page)
    pdf = butler.get(f"/desk/JG/papers/doors/{building.id}.pdf")
    assert (pdf["Content-Type"], pdf["Cache-Control"]) == ("application/pdf", "no-store")
    assert len(papers.pages(pdf.content)) == ready


def test_who_may_not_print_doors_is_not_offered_them(town, enter):
    assert "门牌单" in words(enter("butler").get("/desk/JG/papers/"))
    assert "门牌单" not in words(enter("engineer").get("/desk/JG/papers/"))
