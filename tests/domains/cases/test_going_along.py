"""Whoever wrote by mail or WeChat says that it is a neighbour's matter: theirs goes on with it, never by itself."""

from datetime import timedelta

import pytest

from tests.factories import cases as made
from tests.support.unchanged import refused
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS
from yuanba.platform.events.public import dispatch

pytestmark = pytest.mark.django_db
DARK, LIKE = "楼道灯不亮，晚上摸黑上楼。", "楼道灯不亮，天黑看不见。"


@pytest.fixture
def town():
    return made.town()


@pytest.fixture
def first(town):
    return made.report(town.place, DARK).case


def wrote(town, text=LIKE, number="m-1", by="email"):
    """A request that came by message, and whoever wrote it."""
    message = cases.messaging.Message(by, "li@example.test", number)
    draft = cases.Draft(text=text, visibility="handlers")
    return cases.messaging.take_message(actor=ANONYMOUS, place=town.place, draft=draft, message=message)


def same(case):
    return [one.case.code for one in cases.messaging.same_as(cases.Case.objects.get(id=case.id))]


def test_a_neighbours_open_request_is_offered_and_nothing_else(town, first):
    private = made.report(town.place, DARK, visibility="handlers").case
    own = wrote(town).case
    made.report(town.place, DARK, key="later")
    assert same(own) == [first.code]
    assert same(wrote(town, "电梯按钮掉了一个。", "m-2").case) == []
    assert same(made.report(town.place, LIKE, key="door").case) == []
    assert private.code not in same(own)
    cases.resolve(actor=town.manager, target=made.target(first), text="换好了", why_no_photo="看得见")
    assert same(own) == []


def test_it_goes_on_with_the_neighbours_and_its_words_stay_with_those_who_handle_it(town, first):
    own, other = wrote(town), made.report(town.place, "电梯按钮掉了一个。").case
    asks, target = made.reporter(own), made.target(own.case, key="k")
    for _ in range(2):
        gone = cases.messaging.go_along(actor=asks, target=target, into=first.id)
    assert (gone.state, gone.main_id) == ("merged", first.id)
    main = cases.Case.objects.get(id=first.id)
    assert (main.people, main.taken_in, main.state) == (2, 1, "new")
    step = cases.story(town.butler, gone).steps[0]
    assert (step.verb, step.data["into"], step.text) == ("go_along", first.number, "")
    assert LIKE not in str([(one.text, one.data) for one in cases.public_part(main).steps])
    dispatch()
    assert same(own.case) == []
    with refused("conflict"):
        cases.messaging.go_along(actor=asks, target=target, into=other.id)
    apart = cases.unmerge(actor=town.manager, target=made.target(gone), reason="是另一盏灯")
    assert (apart.state, apart.main_id) == ("new", None)


def test_nobody_but_who_wrote_says_so_and_only_into_what_neighbours_see_and_is_in_work(town, first):
    own, private = wrote(town), made.report(town.place, DARK, visibility="handlers", key="p").case
    later, asks, target = made.report(town.place, DARK, key="l").case, made.reporter(own), made.target(own.case)
    for actor in (ANONYMOUS, town.butler, town.manager, made.reporter(cases.Reported(first, "", repeated=False))):
        with refused("not-found"):
            cases.messaging.go_along(actor=actor, target=target, into=first.id)
    with refused("not-found"):
        cases.messaging.go_along(actor=asks, target=target, into=private.id)
    with refused("invalid", into="main-same"):
        cases.messaging.go_along(actor=asks, target=target, into=own.case.id)
    with refused("main-later"):
        cases.messaging.go_along(actor=asks, target=target, into=later.id)
    cases.resolve(actor=town.manager, target=made.target(first), text="换好了", why_no_photo="看得见")
    with refused("main-ended"):
        cases.messaging.go_along(actor=asks, target=target, into=first.id)


def test_what_others_were_taken_into_stays(town):
    with clock.at(clock.now() - timedelta(hours=1)):
        first = made.report(town.place, DARK).case
    message = cases.messaging.Message("wechat", "o-1", "w-1")
    draft = cases.Draft(text=LIKE)
    own = cases.messaging.take_message(actor=ANONYMOUS, place=town.place, draft=draft, message=message)
    other = made.report(town.place, LIKE, key="o").case
    cases.merge(actor=town.manager, target=made.target(other), into=own.case.id, reason="同一件")
    with refused("goes-with-others"):
        cases.messaging.go_along(actor=made.reporter(own), target=made.target(own.case), into=first.id)
    assert same(own.case) == []
