"""An installation or a use of common parts cannot be live before everybody it touches knew and could object."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.factories import notices as make
from tests.factories import people, places
from tests.support.standing import standing
from tests.support.unchanged import everything, refused
from yuanba.domains.notices import public as notices
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
UNIT = ("1-1-101", "1-1-102")


@pytest.fixture(autouse=True)
def _monday():
    clock.set_now(make.MORNING)


village = standing(make.village, make.MORNING)


@pytest.fixture
def town(village):
    return village()


def drop(town, undertaking, why="业主不同意"):
    return notices.drop_undertaking(actor=town.manager, yard=town.yard, undertaking_id=undertaking.id, why=why)


def withdraw(town, notice):
    return notices.withdraw_notice(actor=town.manager, yard=town.yard, notice_id=notice.id, why="写错了")


def fresh(undertaking):
    return notices.Undertaking.objects.select_related("yard", "place").get(id=undertaking.id)


def events(*names):
    return [(one.name, one.payload) for one in Event.objects.filter(name__in=names).order_by("id")]


def ready(town, **more):
    """Announced on Monday, handed to both homes; the window and the day of the beginning are over."""
    undertaking = make.plan(town, **more)
    notice = make.announced(town, undertaking)
    make.hand(town, notice, *UNIT)
    return undertaking, notice


def test_a_plan_is_only_a_plan(town):
    undertaking = fresh(make.plan(town))
    assert (undertaking.state, undertaking.announced_at, undertaking.window_ends) == ("planned", None, None)
    assert (undertaking.path, undertaking.place.label) == (town.path("1"), "1 栋")
    assert undertaking.audience == town.at("1-1")
    told = {"title": "1 栋快递柜", "path": town.path("1"), "starts_on": "2026-03-11", "digest": undertaking.digest}
    assert events("undertaking.planned") == [("undertaking.planned", told)]


def test_the_same_plan_twice_is_one(town):
    first, again = (make.plan(town, key="k") for _ in range(2))
    assert (again.id, notices.Undertaking.objects.count()) == (first.id, 1)
    with refused("conflict"):
        make.plan(town, key="k", title="别的事")
    with refused("conflict"):
        make.plan(town, key="k", at="3")


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"title": "柜"}, "title", "words-missing"),
        ({"text": " "}, "text", "words-missing"),
        ({"window_days": 4}, "window_days", "window-days"),
        ({"window_days": 61}, "window_days", "window-days"),
        ({"affected": notices.Audience("places")}, "affected", "audience-empty"),
        ({"affected": notices.Audience(roles=("owner",))}, "affected", "choice-unknown"),
    ],
)
def test_what_cannot_be_planned_is_refused_by_field(town, wrong, field, code):
    with refused("invalid", **{field: code}):
        make.plan(town, **wrong)


def test_a_plan_touches_homes_that_there_are(town):
    with refused("invalid", affected="audience-unknown"):
        make.plan(town, affected=notices.Audience("places", (f"{town.yard.path}/99",)))
    gate = places.point(town.yard)
    with refused("invalid", affected="affected-none"):
        make.plan(town, affected=notices.Audience("places", (gate.path,)))


def test_its_notice_announces_it(town):
    undertaking = make.plan(town)
    notice = make.announced(town, undertaking)
    kept = fresh(undertaking)
    assert (kept.state, clock.aware(kept.announced_at)) == ("announced", make.MORNING)
    assert kept.window_ends == make.MONDAY + 7 * DAY
    assert notices.notice_of(kept) == notice
    told = {"title": "1 栋快递柜", "number": 1, "window_ends": "2026-03-09"}
    assert events("undertaking.announced") == [("undertaking.announced", told)]
    assert events("notice.drafted")[0][1]["undertaking"] == str(undertaking.id)


def test_the_notice_is_said_to_all_it_touches_and_hangs_until_the_last_day_to_object(town):
    undertaking = make.plan(town, affected=town.at("1-1", "3"))
    short = make.draft(town, undertaking=undertaking, audience=town.at("1-1"), until=make.MONDAY + 6 * DAY)
    with refused("invalid", audience="audience-misses", until="period-short"):
        make.publish(town, short)
    tenants = make.draft(town, undertaking=undertaking, audience=notices.Audience(roles=("tenant",)))
    with refused("invalid", audience="audience-misses"):
        make.publish(town, tenants)
    enough = make.draft(town, undertaking=undertaking, until=make.MONDAY + 7 * DAY)
    assert make.publish(town, enough).state == "published"


def test_one_notice_announces_it(town):
    undertaking = make.plan(town)
    make.announced(town, undertaking)
    second = make.draft(town, undertaking=undertaking, audience=town.at("1-1"))
    with refused("undertaking-state"):
        make.publish(town, second)


def test_another_draft_of_it_is_thrown_away_and_it_stays_announced(town):
    undertaking = make.plan(town)
    second = make.draft(town, undertaking=undertaking, audience=town.at("1-1"))
    make.announced(town, undertaking)
    withdraw(town, second)
    assert fresh(undertaking).state == "announced"


def test_only_who_may_plan_links_a_notice_to_it(town):
    undertaking = make.plan(town)
    with refused("not-found"):
        make.draft(town, undertaking=undertaking, actor=town.butler, audience=town.at("1-1"))


def test_who_answers_for_one_building_plans_there_only(town):
    there = people.staff(town.yard, "manager", town.path("1"))
    assert make.plan(town, actor=there).state == "planned"
    for more in ({"at": "3"}, {"affected": town.at("1", "3")}, {"affected": notices.Audience()}):
        with refused("not-found"):
            make.plan(town, actor=there, **more)
    elsewhere = make.plan(town, at="3", affected=town.at("3"))
    with refused("not-found"):
        make.start(town, elsewhere, actor=there)
    with refused("not-found"):
        notices.drop_undertaking(actor=there, yard=town.yard, undertaking_id=elsewhere.id, why="不装了")


def test_before_its_notice_everything_is_missing_and_named(town):
    undertaking = make.plan(town)
    with refused("not-before-notice", notice="notice-missing", homes="homes-unreached", starts_on="day-not-come"):
        make.start(town, undertaking)


def test_what_is_missing_becomes_less_until_it_is_live(town):
    undertaking = make.plan(town)
    notice = make.announced(town, undertaking)
    lacking = {"homes": "homes-unreached", "window": "window-open", "starts_on": "day-not-come"}
    with refused("not-before-notice", **lacking):
        make.start(town, undertaking)
    make.hand(town, notice, "1-1-101")
    with refused("not-before-notice", **lacking):
        make.start(town, undertaking)
    notices.acknowledge(actor=town.owners["1-1-102"], yard=town.yard, notice_id=notice.id)
    del lacking["homes"]
    with refused("not-before-notice", **lacking):
        make.start(town, undertaking)
    clock.set_now(make.MORNING + 7 * DAY)
    with refused("not-before-notice", **lacking):
        make.start(town, undertaking)
    clock.set_now(make.MORNING + 8 * DAY)
    with refused("not-before-notice", starts_on="day-not-come"):
        make.start(town, undertaking)
    clock.set_now(make.MORNING + 9 * DAY)
    live = make.start(town, undertaking)
    assert (live.state, live.started_at) == ("live", make.MORNING + 9 * DAY)
    told = {"title": "1 栋快递柜", "homes": 2, "objections": 0}
    assert events("undertaking.started") == [("undertaking.started", told)]


def test_the_refusal_says_the_numbers(town):
    undertaking = make.plan(town)
    make.hand(town, make.announced(town, undertaking), "1-1-101")
    with pytest.raises(Refusal) as caught:
        make.start(town, undertaking)
    assert caught.value.data == {
        "homes": 2,
        "unreached": 1,
        "window_ends": "2026-03-09",
        "starts_on": "2026-03-11",
        "objections": 0,
    }


def test_live_twice_is_live_once(town):
    undertaking, _ = ready(town)
    clock.set_now(make.MORNING + 9 * DAY)
    make.start(town, undertaking)
    before = everything()
    assert make.start(town, undertaking).state == "live"
    assert everything() == before
    with refused("undertaking-state"):
        make.start(town, undertaking, reply="又一句话")


def test_a_notice_that_is_over_still_counts(town):
    undertaking, _ = ready(town, starts_on=make.MONDAY + 20 * DAY)
    clock.set_now(make.MORNING + 20 * DAY)
    assert notices.end_expired(actor=SYSTEM) == 1
    assert make.start(town, undertaking).state == "live"


def test_a_withdrawn_notice_makes_it_a_plan_again_and_its_proofs_worthless(town):
    undertaking, notice = ready(town)
    withdraw(town, notice)
    kept = fresh(undertaking)
    assert (kept.state, kept.announced_at, kept.window_ends) == ("planned", None, None)
    assert events("undertaking.unannounced") == [("undertaking.unannounced", {"title": "1 栋快递柜"})]
    clock.set_now(make.MORNING + 9 * DAY)
    with refused("not-before-notice", notice="notice-missing", homes="homes-unreached"):
        make.start(town, undertaking)
    again = make.announced(town, undertaking, until=make.MONDAY + 30 * DAY)
    make.hand(town, again, *UNIT)
    with refused("not-before-notice", window="window-open"):
        make.start(town, undertaking)
    clock.set_now(make.MORNING + 17 * DAY)
    assert make.start(town, undertaking).state == "live"


def test_under_what_is_live_no_notice_is_withdrawn(town):
    undertaking, notice = ready(town)
    clock.set_now(make.MORNING + 9 * DAY)
    make.start(town, undertaking)
    with refused("undertaking-state"):
        withdraw(town, notice)
    drop(town, undertaking)
    assert withdraw(town, notice).state == "withdrawn"
    assert fresh(undertaking).state == "dropped"


def test_a_home_built_meanwhile_must_have_it_too(town):
    undertaking, _ = ready(town)
    places.place(town.yard, "1-1-103")
    clock.set_now(make.MORNING + 9 * DAY)
    with refused("not-before-notice", homes="homes-unreached"):
        make.start(town, undertaking)


@pytest.mark.parametrize("stage", ["planned", "announced", "live"])
def test_dropped_with_a_reason_from_every_state(town, stage):
    undertaking = make.plan(town)
    if stage != "planned":
        make.hand(town, make.announced(town, undertaking), *UNIT)
    if stage == "live":
        clock.set_now(make.MORNING + 9 * DAY)
        make.start(town, undertaking)
    dropped = drop(town, undertaking)
    assert (dropped.state, dropped.why, dropped.dropped_at) == ("dropped", "业主不同意", clock.now())
    before = everything()
    assert drop(town, undertaking).state == "dropped"
    assert everything() == before
    with refused("undertaking-state"):
        drop(town, undertaking, "别的原因")
    with refused("undertaking-state"):
        make.start(town, undertaking)
    with refused("invalid", why="words-missing"):
        drop(town, undertaking, " ")
    told = {"title": "1 栋快递柜", "why": "业主不同意", "was_there": stage == "live"}
    assert events("undertaking.dropped") == [("undertaking.dropped", told)]
    assert fresh(undertaking).shown_state == ("undone" if stage == "live" else "dropped")


def test_what_was_dropped_is_not_announced(town):
    undertaking = make.plan(town)
    draft = make.draft(town, undertaking=undertaking, audience=town.at("1-1"))
    drop(town, undertaking)
    with refused("undertaking-state"):
        make.publish(town, draft)


def test_the_database_refuses_what_is_live_without_a_notice(town):
    undertaking = fresh(make.plan(town))
    undertaking.state, undertaking.started_at = "live", clock.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        undertaking.save()


def test_the_database_refuses_a_second_notice_of_it(town):
    undertaking = make.plan(town)
    first = make.announced(town, undertaking)
    second = notices.Notice.objects.get(id=make.published(town).id)
    second.undertaking_id = first.undertaking_id
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


def test_who_sees_it(town):
    undertaking = fresh(make.plan(town))
    resident, far = town.owners["1-2-101"], make.resident(places.place(places.estate("YX", "云栖坊"), "1-1-101"))
    planners = (town.manager, town.supervisor, town.street)

    def seeing(*actors):
        found = []
        for actor in actors:
            listed = undertaking in notices.undertakings_of(actor, town.yard).rows
            assert listed is notices.may_see_undertaking(actor, fresh(undertaking))
            found.append(listed)
        return found

    assert seeing(*planners, town.butler, resident, far) == [True, True, True, False, False, False]
    make.announced(town, undertaking)
    assert seeing(*planners, town.butler, resident, far) == [True, True, True, True, True, False]
    read = notices.undertaking_to_read(resident, town.yard, undertaking.id)
    assert read == undertaking
    with refused("not-found"):
        notices.undertaking_to_read(far, town.yard, undertaking.id)


def test_the_list_goes_on_after_a_page(town):
    made = [make.plan(town) for _ in range(23)]
    first = notices.undertakings_of(town.manager, town.yard)
    rest = notices.undertakings_of(town.manager, town.yard, after=first.more)
    assert (len(first.rows), len(rest.rows), rest.more) == (20, 3, "")
    assert [one.id for one in [*first.rows, *rest.rows]] == [one.id for one in reversed(made)]
