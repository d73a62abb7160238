"""Me too: neighbours are found before sending, joined, counted once, told of every public step."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection

from tests.factories import cases as make
from tests.factories import people, places
from tests.support.pictures import photograph
from tests.support.unchanged import everything, refused
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Words
from yuanba.domains.people.events import Erased
from yuanba.domains.people.public import actor_of
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS, SYSTEM, Actor
from yuanba.platform.events.public import dispatch, record
from yuanba.platform.files.public import store_image
from yuanba.platform.notify.public import inbox

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 11, 20, 9, 0, tzinfo=clock.SHANGHAI)
DARK = "楼道灯不亮，晚上摸黑上楼。"


def resident(name="陶然"):
    return actor_of(people.account(name, username=name).id)


def found(place, text="楼道灯不亮，天黑看不见", actor=ANONYMOUS, **more):
    return [one.case.code for one in cases.alike(actor, place, text, **more)]


def join(case, actor=ANONYMOUS, device="phone", **more):
    return cases.join(actor=actor, target=make.target(case), device=device, **more)


def people_of(case):
    return cases.Case.objects.get(id=case.id).people


def test_neighbours_of_the_same_matter_are_found_the_likeliest_first_with_their_public_pictures():
    town = make.town()
    file = store_image(town.yard, photograph(size=(64, 48))).id
    far = make.report(places.place(town.yard, "7-1"), DARK)
    near = make.report(town.place, DARK, photos=(file,))
    make.report(town.place, "车库地漏反水，味道很大。")
    cases.note(actor=town.butler, target=make.target(near.case), text="看过", photos=(file,))
    shown = cases.alike(ANONYMOUS, town.place, DARK)
    assert [one.case.id for one in shown] == [near.case.id, far.case.id]
    assert [(len(one.photos), [photo.stage for photo in one.photos]) for one in shown] == [(1, ["before"]), (0, [])]
    assert found(places.place(places.estate("YX", "云栖坊"), "3-1")) == []


def test_what_only_handlers_see_is_found_by_nobody_on_any_path():
    town = make.town()
    private = make.report(town.place, DARK, visibility="handlers").case
    other = make.report(town.place, DARK).case
    assert Words.objects.filter(case=private).count() == 0
    assert found(town.place) == [other.code]
    assert [one.case.id for one in cases.likely_doubles(town.manager, other)] == []
    with refused("not-found"):
        join(private)
    with refused("main-private"):
        cases.merge(actor=town.manager, target=make.target(other), into=private.id, reason="同一件事")


def test_what_is_closed_is_shown_for_a_fortnight_and_to_staff_for_twelve_weeks():
    town = make.town()
    with clock.at(NINE):
        made = make.report(town.place, DARK)
        cases.resolve(actor=town.engineer, target=make.target(made.case), text="修好了")
        cases.confirm(actor=make.reporter(made), target=make.target(made.case), rating="good")
    for days, to_all, to_staff in ((14, 1, 1), (15, 0, 1), (84, 0, 1), (85, 0, 0)):
        with clock.at(NINE + timedelta(days=days)):
            assert len(found(town.place)) == to_all
            new = make.report(town.place, DARK, visibility="handlers").case
            assert len(cases.likely_doubles(town.manager, new)) == to_staff
    with clock.at(NINE + timedelta(days=31)), refused("too-late"):
        join(made.case)


def test_the_words_of_what_was_closed_long_ago_are_swept():
    town = make.town()
    with clock.at(NINE):
        made = make.report(town.place, DARK)
        cases.resolve(actor=town.engineer, target=make.target(made.case), text="修好了")
        cases.confirm(actor=make.reporter(made), target=make.target(made.case), rating="good")
        open_still = make.report(town.place, DARK).case
    with clock.at(NINE + timedelta(days=84)):
        assert cases.sweep_words(actor=SYSTEM) == 0
    with clock.at(NINE + timedelta(days=85)):
        assert cases.sweep_words(actor=SYSTEM) == 1
    assert set(Words.objects.values_list("case_id", flat=True)) == {open_still.id}


def test_whoever_sends_twice_finds_no_neighbour_in_the_first():
    town = make.town()
    make.report(town.place, DARK, key="once")
    assert found(town.place, DARK, client_key="once") == []
    assert len(found(town.place, DARK, client_key="other")) == 1


def test_a_person_joins_once_by_account_or_device_adds_and_leaves_again():
    town, neighbour = make.town(), resident()
    case = make.report(town.place, DARK).case
    first = join(case, neighbour, text="五楼也黑")
    assert (first.repeated, people_of(case)) == (False, 2)
    before = everything()
    assert join(case, neighbour).repeated
    assert everything() == before
    other = join(case, device="another")
    assert people_of(case) == 3
    actor = Actor("token", subject=other.follower.id)
    file = store_image(town.yard, photograph(size=(64, 48))).id
    for _ in range(2):
        cases.add(actor=actor, yard=town.yard, follower_id=other.follower.id, text="又黑了", photos=(file,), key="k")
    with refused("not-found"):
        cases.add(actor=actor, yard=town.yard, follower_id=first.follower.id, text="不是我", key="k")
    with refused("not-found"):
        cases.leave(actor=neighbour, yard=town.yard, follower_id=other.follower.id)
    for _ in range(2):
        cases.leave(actor=actor, yard=town.yard, follower_id=other.follower.id)
    assert people_of(case) == 2
    assert join(case, device="another").follower.id == other.follower.id
    row = cases.Case.objects.get(id=case.id)
    assert (row.people, row.version) == (3, 1)
    said = [(step.verb, step.text, step.public) for step in row.steps.order_by("id")]
    assert said == [
        ("report", "", True),
        ("join", "五楼也黑", False),
        ("join", "", False),
        ("add", "又黑了", False),
        ("leave", "", False),
        ("join", "", False),
    ]
    assert [photo.stage for photo in cases.Photo.objects.filter(case=case)] == ["neighbour"]


def test_the_own_request_is_not_joined_and_joining_makes_nobodys_page_out_of_date():
    town, neighbour = make.town(), resident()
    made = make.report(town.place, DARK, neighbour)
    with refused("own-case"):
        join(made.case, neighbour)
    with refused("own-case"):
        join(made.case, make.reporter(made))
    join(made.case)
    cases.answer(actor=town.butler, target=make.target(made.case, version=1), text="马上来")


def test_followers_are_told_of_every_public_step_once_and_read_nobodys_own_words():
    town, neighbour, quiet = make.town(), resident(), resident("安静")
    case = make.report(town.place, DARK, neighbour).case
    join(case, quiet, text="我是 902 的老周")
    gone = join(case, resident("走了"))
    cases.leave(actor=actor_of(gone.follower.account), yard=town.yard, follower_id=gone.follower.id)
    cases.answer(actor=town.butler, target=make.target(case), text="马上来")
    cases.note(actor=town.butler, target=make.target(case), text="要报修", public=False)
    cases.resolve(actor=town.engineer, target=make.target(case), text="换了灯泡")
    cases.request_reopen(actor=neighbour, target=make.target(case), text="我家 901 门口还黑")
    dispatch(100)
    dispatch(100)
    told = [message.template for message, _said in inbox(quiet.account, "zh-hans")]
    assert sorted(told) == ["case.followed.answer", "case.followed.resolve"]
    assert inbox(gone.follower.account, "zh-hans") == []
    part = cases.public_part(cases.main_of(case))
    said = [(step.verb, step.text) for step in part.steps]
    assert said == [("request_reopen", ""), ("resolve", "换了灯泡"), ("answer", "马上来"), ("report", "")]
    held, actor = cases.follower_by_token(town.yard, join(case, quiet).follower and cases.token_of(gone.follower))
    assert (held.id, actor.subject) == (gone.follower.id, gone.follower.id)
    with refused("not-found"):
        cases.follower_by_token(town.yard, cases.token_of(case))


def test_what_becomes_private_tells_its_followers_nothing_more():
    town, neighbour = make.town(), resident()
    case = make.report(town.place, DARK).case
    join(case, neighbour)
    cases.Case.objects.filter(id=case.id).update(visibility="handlers")
    cases.answer(actor=town.butler, target=make.target(case), text="马上来")
    dispatch(100)
    assert inbox(neighbour.account, "zh-hans") == []
    assert found(town.place) == []


def test_whoever_is_erased_follows_nothing_more():
    town, neighbour = make.town(), resident()
    case = make.report(town.place, DARK).case
    join(case, neighbour)
    assert len(cases.followed(neighbour).rows) == 1
    erased = Erased(account=str(neighbour.account))
    record(erased, yard=town.yard, actor=SYSTEM, subject=case.id)
    dispatch(100)
    assert cases.followed(neighbour).rows == []
    assert people_of(case) == 2


@pytest.mark.django_db(transaction=True)
def test_of_one_person_joining_twice_at_once_one_is_counted():
    town = make.town()
    case = make.report(town.place, DARK).case

    def work(device):
        try:
            return join(case, device=device).follower.id
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        made = set(pool.map(work, ["one", "one", "two", "two"]))
    assert len(made) == 2
    assert people_of(case) == 3
