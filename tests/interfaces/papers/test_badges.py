"""Badges on paper: both languages, the photograph, one for a person in a role."""

import pytest

from tests.factories import people as made
from tests.support import papers
from tests.support.pages import words
from tests.support.pictures import photograph
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.papers.badges import badges_paper
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.files.public import store_image
from yuanba.platform.papers.public import print_paper

SITE = "https://yuanba.example.cn"


@pytest.fixture
def butler(town):
    """The butler's post, with a badge that is filled in."""
    post = town.accounts["butler"].posts.get()
    photo = store_image(town.yard, photograph()).id
    badge = people.Badge(photo=photo, languages=("zh", "sichuan"), phone="13800004402")
    people.write_badge(actor=SYSTEM, yard=town.yard, post_id=post.id, badge=badge)
    return post


def test_a_badge_says_who_somebody_is_in_both_languages(town, butler):
    posts = people.wearers(SYSTEM, town.yard, [butler.id])
    paper = badges_paper(places.profile(town.yard), posts, SITE)
    told = papers.joined(print_paper(paper))
    for part in ("金桂苑", "Butler", "管家", "中文·四川话", "Chinese·Sichuanese", "13800004402", "扫码核对身份"):
        assert part in told
    assert f"JG-{butler.id.hex[-6:].upper()}" in told
    assert papers.codes(print_paper(paper, "png")) == [f"{SITE}/b/JG/people/"]
    assert [name for name in paper.pictures if name != "code.svg"] == [f"{posts[0].photo.digest[:16]}.svg"]


def test_nine_badges_are_on_a_sheet(town):
    for number in range(12):
        made.post(town.yard, "guard", holder=made.account(f"保安{number}", username=f"guard{number}"))
    posts = people.wearers(SYSTEM, town.yard)
    data = print_paper(badges_paper(places.profile(town.yard), posts, SITE))
    assert len(papers.pages(data)) == -(-len(posts) // 9)


def test_a_person_in_one_role_at_two_places_has_one_badge(town, butler):
    made.post(town.yard, "butler", town.place.path, holder=town.accounts["butler"])
    assert [post.account.name for post in people.wearers(SYSTEM, town.yard) if post.role == "butler"] == ["Butler"]


def test_everybody_prints_the_own_badge_and_the_manager_those_of_the_company(town, enter, butler):
    own = f"/desk/JG/team/{butler.id}/badge.pdf"
    assert enter("butler").get(own).status_code == 200
    assert enter("manager").get(own).status_code == 200
    assert enter("engineer").get(own).status_code == 404
    assert {post.role for post in people.wearers(town.actors["butler"], town.yard)} == {"butler"}
    assert {"butler", "engineer"} <= {post.role for post in people.wearers(town.actors["manager"], town.yard)}
    assert "还没有照片" not in words(enter("butler").get("/desk/JG/papers/"))


def test_a_name_nobody_has_a_sign_for_is_a_frame_on_the_badge(town, butler):
    posts = people.wearers(SYSTEM, town.yard, [butler.id])
    posts[0].account.name = "😀小满"
    told = papers.joined(print_paper(badges_paper(places.profile(town.yard), posts, SITE)))
    assert "U+1F600小满" in told
