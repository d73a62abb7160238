"""What a home says against an undertaking: once, in time, for the own home; and it is answered."""

from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connections, transaction

from tests.factories import notices as make
from tests.support.unchanged import everything, refused
from yuanba.domains.notices import public as notices
from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _monday():
    clock.set_now(make.MORNING)


@pytest.fixture
def town():
    return make.village()


@pytest.fixture
def undertaking(town):
    """Announced to the first unit, handed to both homes."""
    made = make.plan(town)
    make.hand(town, make.announced(town, made), "1-1-101", "1-1-102")
    return made


def test_said_once_with_words(town, undertaking):
    made = make.against(town, undertaking, text="  太吵\u200b。 ")
    assert (made.text, made.home, made.account) == ("太吵。", town.homes["1-1-101"], town.owners["1-1-101"].account)
    told = Event.objects.get(name="undertaking.objected").read()
    assert (told.title, told.home) == ("1 栋快递柜", town.path("1-1-101"))
    before = everything()
    assert make.against(town, undertaking, text="太吵。") == made
    assert everything() == before
    with refused("objected-already"):
        make.against(town, undertaking, text="还挡光")


def test_a_home_has_one_objection_whoever_of_its_owners_says_it(town, undertaking):
    make.against(town, undertaking)
    other = make.resident(town.homes["1-1-101"], "co-owner")
    with refused("objected-already"):
        make.against(town, undertaking, text="我也反对", actor=other)


@pytest.mark.parametrize("text", ["", " \u200b ", "吵"])
def test_not_without_words(town, undertaking, text):
    with refused("invalid", text="words-missing"):
        make.against(town, undertaking, text=text or " ")


def test_only_the_owners_of_the_home(town, undertaking):
    for actor in (town.tenant, town.owners["1-1-102"], town.manager, town.supervisor, ANONYMOUS):
        with refused("not-found"):
            make.against(town, undertaking, actor=actor)


def test_only_homes_that_it_touches(town, undertaking):
    with refused("not-affected"):
        make.against(town, undertaking, "1-2-101")


def test_not_before_it_is_announced_and_not_after_the_last_day(town, undertaking):
    plan = make.plan(town)
    with refused("undertaking-state"):
        make.against(town, plan)
    with clock.at(make.MORNING + 8 * DAY), refused("window-over"):
        make.against(town, undertaking)
    with clock.at(make.MORNING + 7 * DAY):
        make.against(town, undertaking)
    with clock.at(make.MORNING + 8 * DAY):
        assert make.against(town, undertaking).text == "正对我家窗户，太吵。"


def test_not_against_what_is_dropped_or_live(town, undertaking):
    with clock.at(make.MORNING + 9 * DAY):
        make.start(town, undertaking)
        with refused("undertaking-state"):
            make.against(town, undertaking)
    notices.drop_undertaking(actor=town.manager, yard=town.yard, undertaking_id=undertaking.id, why="太吵")
    with refused("undertaking-state"):
        make.against(town, undertaking)


def test_it_is_answered_before_a_beginning(town, undertaking):
    make.against(town, undertaking)
    clock.set_now(make.MORNING + 9 * DAY)
    for reply in ("", "  "):
        with refused("not-before-notice", reply="reply-missing"):
            make.start(town, undertaking, reply=reply)
    with refused("invalid", reply="words-missing"):
        make.start(town, undertaking, reply="好")
    live = make.start(town, undertaking, reply="改装静音柜，离窗 6 米。")
    assert (live.state, live.reply) == ("live", "改装静音柜，离窗 6 米。")
    assert Event.objects.get(name="undertaking.started").read().objections == 1


def test_it_stays_when_the_notice_is_withdrawn_and_said_again(town, undertaking):
    make.against(town, undertaking)
    notice = notices.notice_of(undertaking)
    notices.withdraw_notice(actor=town.manager, yard=town.yard, notice_id=notice.id, why="写错了")
    make.announced(town, undertaking)
    kept = notices.undertaking_to_read(town.manager, town.yard, undertaking.id)
    assert notices.facts_of(kept).objections == 1


def test_who_reads_them(town, undertaking):
    made = [make.against(town, undertaking, code) for code in ("1-1-101", "1-1-102")]
    kept = notices.undertaking_to_read(town.manager, town.yard, undertaking.id)
    for actor in (town.manager, town.butler, town.supervisor):
        assert notices.objections(actor, kept).rows == made
    for actor in (*town.owners.values(), town.tenant, ANONYMOUS):
        with refused("not-found"):
            notices.objections(actor, kept)


def test_a_home_reads_its_own(town, undertaking):
    made = make.against(town, undertaking)
    home = town.homes["1-1-101"]
    assert notices.own_objection(town.owners["1-1-101"], undertaking, home) == made
    assert notices.own_objection(town.owners["1-1-102"], undertaking, town.homes["1-1-102"]) is None
    with refused("not-found"):
        notices.own_objection(town.owners["1-1-102"], undertaking, home)


def answered(town, objection, text="柜子改到北墙，离窗八米。", actor=None):
    actor = actor or town.butler
    return notices.answer_objection(actor=actor, yard=town.yard, objection_id=objection.id, text=text)


def test_answered_once_and_whoever_objected_reads_it(town, undertaking):
    made = make.against(town, undertaking)
    answer = answered(town, made)
    told = Event.objects.get(name="undertaking.answered").read()
    assert (told.title, told.home) == ("1 栋快递柜", town.path("1-1-101"))
    home = town.homes["1-1-101"]
    own = notices.own_objection(town.owners["1-1-101"], undertaking, home)
    assert (own.answer, own.answer.name) == (answer, town.butler.name[:60])
    before = everything()
    assert answered(town, made) == answer
    assert everything() == before
    with refused("answered-already"):
        answered(town, made, "再想想")


def test_an_answer_has_words_and_comes_from_who_may_give_it(town, undertaking):
    made = make.against(town, undertaking)
    with refused("invalid", text="words-missing"):
        answered(town, made, " ")
    for actor in (*town.owners.values(), town.tenant, ANONYMOUS):
        with refused("not-found"):
            answered(town, made, actor=actor)
    with refused("not-found"):
        notices.answer_objection(actor=town.manager, yard=town.yard, objection_id=town.homes["1-1-101"].id, text="好的")


def test_where_each_has_an_answer_of_its_own_it_begins_without_another(town, undertaking):
    made = [make.against(town, undertaking, code) for code in ("1-1-101", "1-1-102")]
    answered(town, made[0])
    clock.set_now(make.MORNING + 9 * DAY)
    with refused("not-before-notice", reply="reply-missing"):
        make.start(town, undertaking)
    answered(town, made[1])
    facts = notices.facts_of(undertaking)
    assert (facts.objections, facts.answered, facts.unanswered) == (2, 2, 0)
    assert make.start(town, undertaking).state == "live"


def test_what_came_on_paper_is_written_down_once_with_who_wrote_it(town, undertaking):
    clock.set_now(make.MORNING + 2 * DAY)
    came = (make.MORNING + DAY).date()
    made = make.brought(town, undertaking, day=came, name=" 江  守义 ")
    assert (made.account, made.name, made.way, made.said_on) == (None, "江 守义", "paper", came)
    assert (made.writer, made.writer_name) == (town.butler.account, "罗小满")
    told = Event.objects.get(name="undertaking.objected")
    assert (told.actor_account, told.read().home) == (town.butler.account, town.path("1-1-101"))
    before = everything()
    assert make.brought(town, undertaking, actor=town.manager, name="江守义") == made
    assert everything() == before
    for again in (make.brought, make.against):
        with refused("objected-already"):
            again(town, undertaking, text="还挡光")


def test_the_day_it_came_counts_not_the_day_it_was_written_down(town, undertaking):
    last = (make.MORNING + 7 * DAY).date()
    with clock.at(make.MORNING + 8 * DAY):
        with refused("window-over"):
            make.brought(town, undertaking)
        assert make.brought(town, undertaking, day=last, way="voice").said_on == last


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"text": "吵"}, "text", "words-missing"),
        ({"name": " "}, "name", "objector-missing"),
        ({"name": "江" * 61}, "name", "objector-missing"),
        ({"way": "sms"}, "way", "choice-unknown"),
        ({"day": make.MONDAY - DAY}, "day", "objected-when"),
        ({"day": make.MONDAY + DAY}, "day", "objected-when"),
    ],
)
def test_what_cannot_be_written_down_is_refused_by_field(town, undertaking, wrong, field, code):
    with refused("invalid", **{field: code}):
        make.brought(town, undertaking, **({"text": "正对我家窗户"} | wrong))


def test_written_down_only_for_homes_that_it_touches_while_it_is_announced(town, undertaking):
    with refused("not-affected"):
        make.brought(town, undertaking, "1-2-101")
    plan = make.plan(town)
    with refused("undertaking-state"):
        make.brought(town, plan)


def test_a_guardian_objects_for_the_home_and_reads_the_answer(town, undertaking):
    guardian = make.guardian(town, "1-1-101")
    made = make.against(town, undertaking, actor=guardian)
    assert (made.account, made.way) == (guardian.account, "")
    assert notices.own_objection(guardian, undertaking, town.homes["1-1-101"]) == made
    with refused("not-found"):
        make.against(town, undertaking, "1-1-102", actor=guardian)


def test_they_are_read_page_by_page(town, undertaking):
    made = [make.against(town, undertaking, code) for code in ("1-1-101", "1-1-102")]
    kept = notices.undertaking_to_read(town.manager, town.yard, undertaking.id)
    first = notices.objections(town.manager, kept, limit=1)
    assert (first.rows, first.more) == (made[:1], str(made[0].id))
    rest = notices.objections(town.manager, kept, after=made[0].id, limit=1)
    assert (rest.rows, rest.more) == (made[1:], "")
    assert notices.objection(town.manager, kept, made[1].id) == made[1]
    for actor, key in ((town.tenant, made[0].id), (town.manager, kept.id)):
        with refused("not-found"):
            notices.objection(actor, kept, key)


def test_who_was_erased_is_named_no_more(town, undertaking):
    made = make.against(town, undertaking)
    assert (made.name, made.said_by) == ("", "")
    make.brought(town, undertaking, "1-1-102", name="江守义")
    kept = notices.undertaking_to_read(town.manager, town.yard, undertaking.id)
    named = [one.said_by for one in notices.objections(town.manager, kept).rows]
    assert (named[0] != "", named[1]) == (True, "江守义")
    tenure = people.Tenure.objects.get(yard=town.yard, card__account=town.owners["1-1-101"].account)
    people.move_out(actor=SYSTEM, yard=town.yard, tenure_id=tenure.id, until=make.MONDAY - DAY)
    assert [one.said_by for one in notices.objections(town.manager, kept).rows] == named
    people.erase_resident(actor=SYSTEM, yard=town.yard, card_id=tenure.card_id)
    found = notices.objections(town.manager, kept).rows
    assert [one.said_by for one in found] == ["", "江守义"]
    assert found[0].text == "正对我家窗户，太吵。"
    [touched] = [one for one in notices.touched(town.manager, kept, of="objected").rows if one.objection == found[0]]
    assert touched.objection.said_by == ""


def test_who_objected_is_called_as_the_card_is_today(town, undertaking):
    make.against(town, undertaking)
    card = people.ResidentCard.objects.get(yard=town.yard, account=town.owners["1-1-101"].account)
    people.ResidentCard.objects.filter(id=card.id).update(name="江守礼")
    kept = notices.undertaking_to_read(town.manager, town.yard, undertaking.id)
    assert [one.said_by for one in notices.objections(town.manager, kept).rows] == ["江守礼"]


@pytest.mark.django_db(transaction=True, databases=[*connections])
def test_names_that_stood_beside_an_account_go_and_those_on_paper_stay(town, undertaking):
    brought = make.brought(town, undertaking, "1-1-102", name="江守义")
    who = {"account": town.owners["1-1-101"].account, "name": "江守礼"}
    home = town.homes["1-1-101"]
    old = notices.Objection(yard=town.yard, undertaking=undertaking, home=home, text="太吵。", at=clock.now(), **who)
    old.save()
    forget = import_module("yuanba.domains.notices.migrations.0005_objectors").forget
    owner = "owner" if "owner" in connections else "default"  # who migrates
    for _again in range(2):
        with transaction.atomic(using=owner):
            forget(apps, SimpleNamespace(connection=connections[owner]))
    names = dict(notices.Objection.objects.filter(yard=town.yard).values_list("id", "name"))
    assert names == {old.id: "", brought.id: "江守义"}
