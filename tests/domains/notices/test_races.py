"""Two at once: one draft, one number each, one proof, one receipt, one objection, one beginning."""

from datetime import timedelta

import pytest

from tests.domains.people.test_races import together
from tests.factories import notices as make
from yuanba.domains.notices import public as notices
from yuanba.kernel import clock
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


def at(days, verb):
    """The clock is of a thread: each sets its own."""

    def run():
        with clock.at(make.MORNING + days * DAY):
            verb()

    return run


@pytest.fixture
def town():
    clock.set_now(make.MORNING)
    made = make.village()
    assert made.photo
    return made


def test_one_draft_however_often_it_is_sent(town):
    assert together(*[at(0, lambda: make.draft(town, key="k"))] * 4) == [""] * 4
    assert notices.Notice.objects.count() == Event.objects.filter(name="notice.drafted").count() == 1


def test_one_plan_however_often_it_is_sent(town):
    assert together(*[at(0, lambda: make.plan(town, key="k"))] * 4) == [""] * 4
    assert notices.Undertaking.objects.count() == 1


def test_numbers_do_not_meet(town):
    drafts = [make.draft(town) for _ in range(4)]
    assert together(*(at(0, lambda one=one: make.publish(town, one)) for one in drafts)) == [""] * 4
    assert sorted(notices.Notice.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_published_by_one(town):
    notice = make.draft(town)
    actors = (town.manager, town.supervisor, town.street)
    verbs = [at(0, lambda actor=actor: make.publish(town, notice, actor)) for actor in actors]
    assert together(*verbs) == ["", "notice-state", "notice-state"]
    assert Event.objects.filter(name="notice.published").count() == 1


def test_two_notices_of_one_undertaking(town):
    undertaking = make.plan(town)
    drafts = [make.draft(town, undertaking=undertaking, audience=town.at("1-1")) for _ in range(3)]
    verbs = [at(0, lambda one=one: make.publish(town, one)) for one in drafts]
    assert together(*verbs) == ["", "undertaking-state", "undertaking-state"]
    assert notices.Notice.objects.filter(state="published").count() == 1


def test_one_proof_and_one_receipt(town):
    notice = make.published(town)
    owner = town.owners["1-1-101"]
    opening = at(0, lambda: notices.acknowledge(actor=owner, yard=town.yard, notice_id=notice.id))
    family = at(0, lambda: notices.acknowledge(actor=town.tenant, yard=town.yard, notice_id=notice.id))
    handing = at(0, lambda: make.hand(town, notice, "1-1-101"))
    assert together(opening, opening, family, family, handing, handing) == [""] * 6
    assert notices.Receipt.objects.count() == 2
    assert sorted(notices.Delivery.objects.values_list("channel", flat=True)) == ["electronic", "signed"]


def test_one_line_of_many_taps_at_one_door(town):
    notice = make.published(town)
    assert together(*[at(0, lambda: make.tap(town, notice, "1-1-101"))] * 4) == [""] * 4
    other = at(0, lambda: make.tap(town, notice, "1-1-101", "nobody"))
    assert together(other, other) == ["knocked-meanwhile"] * 2
    assert notices.Knock.objects.count() == Event.objects.filter(name="notice.knocked").count() == 1


def test_one_objection_of_a_home(town):
    undertaking = make.plan(town)
    make.announced(town, undertaking)
    words = ("太吵了。", "挡光了。", "占了过道。")
    verbs = [at(1, lambda text=text: make.against(town, undertaking, text=text)) for text in words]
    assert together(*verbs) == ["", "objected-already", "objected-already"]
    assert notices.Objection.objects.count() == 1


def test_it_is_live_or_its_notice_is_withdrawn_never_both(town):
    undertaking = make.plan(town)
    notice = make.announced(town, undertaking)
    make.hand(town, notice, "1-1-101", "1-1-102")

    def withdraw():
        notices.withdraw_notice(actor=town.manager, yard=town.yard, notice_id=notice.id, why="写错了")

    codes = together(at(9, lambda: make.start(town, undertaking)), at(9, withdraw))
    found = notices.Undertaking.objects.get(id=undertaking.id).state, notices.Notice.objects.get(id=notice.id).state
    assert (codes, found) in [
        (["", "undertaking-state"], ("live", "published")),
        (["", "not-before-notice"], ("planned", "withdrawn")),
    ]
