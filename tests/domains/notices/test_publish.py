"""Writing, changing, publishing and withdrawing a notice."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import notices as make
from tests.factories import people
from tests.support.standing import standing
from tests.support.statements import statements
from tests.support.unchanged import everything, refused
from yuanba.domains.notices import public as notices
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday():
    clock.set_now(make.MORNING)


village = standing(make.village, make.MORNING)


@pytest.fixture
def town(village):
    return village()


def edit(town, notice, version, actor=None, **more):
    draft = make.said(**more)
    return notices.edit_notice(
        actor=actor or town.manager, yard=town.yard, notice_id=notice.id, draft=draft, version=version
    )


def withdraw(town, notice, why="日期写错了", actor=None):
    return notices.withdraw_notice(actor=actor or town.manager, yard=town.yard, notice_id=notice.id, why=why)


def events(*names):
    return [(one.name, one.payload) for one in Event.objects.filter(name__in=names).order_by("id")]


def test_a_draft_has_no_number_and_tells_nobody_its_words(town):
    made = make.draft(town, title="  停\u200b水  ", title_en="Water off", audience=town.at("1-1", "1", "3"))
    notice = notices.Notice.objects.get(id=made.id)
    assert (notice.number, notice.state, notice.version, notice.code, notice.link) == (None, "draft", 1, "", "")
    assert (notice.title, notice.title_in("en"), notice.title_in("zh-hans")) == ("停水", "Water off", "停水")
    assert notice.audience == notices.Audience("places", (town.path("1"), town.path("3")))
    rows = notice.addressees.order_by("path").values_list("path", "role")
    assert list(rows) == [(town.path("1"), ""), (town.path("3"), "")]
    assert events("notice.drafted") == [("notice.drafted", {"kind": "general", "undertaking": ""})]


def test_the_same_draft_twice_is_one(town):
    first, again = (make.draft(town, key="k") for _ in range(2))
    assert (again.id, notices.Notice.objects.count(), len(events("notice.drafted"))) == (first.id, 1, 1)


def test_the_same_key_with_other_words_is_a_conflict(town):
    make.draft(town, key="k")
    with refused("conflict"):
        make.draft(town, key="k", title="别的事")


def test_the_same_key_for_an_undertaking_is_a_conflict(town):
    make.draft(town, key="k")
    undertaking = make.plan(town)
    with refused("conflict"):
        make.draft(town, key="k", undertaking=undertaking)


def test_a_draft_sent_again_after_it_was_changed_is_the_changed_one(town):
    first = make.draft(town, key="k")
    edit(town, first, 1, title="停水改到周五")
    assert make.draft(town, key="k").title == "停水改到周五"


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"title": " 停 "}, "title", "words-missing"),
        ({"title": "水" * 61}, "title", "title-long"),
        ({"title_en": "w" * 121}, "title_en", "title-long"),
        ({"text": "\u0000"}, "text", "words-missing"),
        ({"text": "水" * 5001}, "text", "text-long"),
        ({"text_en": "w" * 5001}, "text_en", "text-long"),
        ({"kind": "gossip"}, "kind", "choice-unknown"),
        ({"until": make.MONDAY - make.DAY}, "until", "period-wrong"),
        ({"until": make.MONDAY + 367 * make.DAY}, "until", "period-wrong"),
        ({"audience": notices.Audience(roles=("king",))}, "audience", "choice-unknown"),
        ({"audience": notices.Audience("places")}, "audience", "audience-empty"),
        ({"audience": notices.Audience("places", ("5101/other",))}, "audience", "audience-unknown"),
    ],
)
def test_what_cannot_be_said_is_refused_by_field(town, wrong, field, code):
    with refused("invalid", **{field: code}):
        make.draft(town, **wrong)


def test_an_audience_is_of_places_that_there_are(town):
    with refused("invalid", audience="audience-unknown"):
        make.draft(town, audience=notices.Audience("places", (f"{town.yard.path}/99",)))
    with refused("invalid", audience="audience-unknown"):
        make.draft(town, audience=notices.Audience("homes", (town.path("1-1"),)))


def test_a_draft_is_changed_by_who_saw_it_last(town):
    notice = make.draft(town)
    changed = edit(town, notice, 1, title="停水改到周五", audience=town.of("3-1-902", roles=("owner", "tenant")))
    assert (changed.version, changed.title) == (2, "停水改到周五")
    rows = changed.addressees.order_by("role").values_list("path", "role")
    assert list(rows) == [(town.path("3-1-902"), "owner"), (town.path("3-1-902"), "tenant")]
    with refused("notice-stale"):
        edit(town, notice, 1, title="停水改到周六")
    assert events("notice.edited") == [("notice.edited", {"version": 2})]


def test_the_same_change_again_changes_nothing(town):
    notice = make.draft(town)
    edit(town, notice, 1, title="停水改到周五")
    before = everything()
    assert edit(town, notice, 1, title="停水改到周五").version == 2
    assert everything() == before


def test_published_it_has_a_number_a_name_and_a_digest(town):
    notice = make.published(town, kind="outage")
    kept = notices.Notice.objects.select_related("yard").get(id=notice.id)
    assert (kept.number, kept.state, kept.code, kept.link) == (1, "published", "JG-N1", "/n/JG/1/")
    assert (kept.publisher, kept.publisher_name, kept.publisher_role) == (town.manager.account, "邓国平", "manager")
    assert (clock.aware(kept.published_at), kept.closed_at, kept.version) == (make.MORNING, None, 2)
    told = {
        "number": 1,
        "title": "3 月 5 日停水",
        "kind": "outage",
        "digest": kept.digest,
        "since": "2026-03-02",
        "until": "2026-03-16",
    }
    assert events("notice.published") == [("notice.published", told)]
    assert make.published(town).number == 2


def test_few_statements(town):
    with statements() as said:
        notice = make.draft(town)
    assert len(said) == 4, said
    with statements() as said:
        make.publish(town, notice)
    assert len(said) == 6, said


def test_published_twice_by_the_same_person_it_is_published_once(town):
    notice = make.published(town)
    before = everything()
    assert make.publish(town, notice).number == 1
    assert everything() == before
    with refused("notice-state"):
        make.publish(town, notice, actor=town.supervisor)


def test_what_was_changed_meanwhile_is_not_published_unseen(town):
    notice = make.draft(town)
    edit(town, notice, 1, title="停水改到周五")
    with refused("notice-stale"):
        notices.publish_notice(actor=town.manager, yard=town.yard, notice_id=notice.id, version=1)
    published = notices.publish_notice(actor=town.manager, yard=town.yard, notice_id=notice.id, version=2)
    assert published.state == "published"


def test_what_was_published_is_not_changed(town):
    notice = make.published(town)
    with refused("notice-state"):
        edit(town, notice, 2, title="停水改到周五")


def test_what_is_over_is_not_published(town):
    notice = make.draft(town)
    with clock.at(make.MORNING + timedelta(days=15)), refused("invalid", until="period-over"):
        make.publish(town, notice)
    with clock.at(make.MORNING + timedelta(days=14)):
        assert make.publish(town, notice).state == "published"


def test_withdrawn_with_a_reason(town):
    notice = withdraw(town, make.published(town))
    assert (notice.state, notice.why, notice.closed_at, notice.number) == ("withdrawn", "日期写错了", make.MORNING, 1)
    assert events("notice.withdrawn") == [("notice.withdrawn", {"number": 1, "why": "日期写错了"})]
    before = everything()
    assert withdraw(town, notice).state == "withdrawn"
    assert everything() == before
    with refused("notice-state"):
        withdraw(town, notice, "别的原因")
    with refused("invalid", why="words-missing"):
        withdraw(town, notice, " ")


def test_what_was_changed_meanwhile_is_not_withdrawn_unseen(town):
    notice = make.draft(town)
    edit(town, notice, 1, title="停水改到周五")
    asked = {"actor": town.manager, "yard": town.yard, "notice_id": notice.id, "why": "不要了"}
    with refused("notice-stale"):
        notices.withdraw_notice(**asked, version=1)
    assert notices.withdraw_notice(**asked, version=2).state == "withdrawn"


def test_a_draft_is_thrown_away_by_who_may_write(town):
    notice = make.draft(town, actor=town.butler, audience=town.at("1"))
    assert withdraw(town, notice, actor=town.butler).state == "withdrawn"
    said = make.published(town, audience=town.at("1"))
    with refused("not-found"):
        withdraw(town, said, actor=town.butler)


def test_a_notice_ends_by_itself_after_its_last_day(town):
    notice = make.published(town)
    make.published(town, until=make.MONDAY + 30 * make.DAY)
    with clock.at(make.MORNING + timedelta(days=14)):
        assert notices.end_expired(actor=SYSTEM) == 0
    with clock.at(make.MORNING + timedelta(days=15)):
        assert (notices.end_expired(actor=SYSTEM), notices.end_expired(actor=SYSTEM)) == (1, 0)
    notice.refresh_from_db()
    assert (notice.state, notice.number) == ("ended", 1)
    assert events("notice.ended") == [("notice.ended", {"number": 1})]
    with refused("notice-state"):
        withdraw(town, notice)


def test_a_butler_speaks_to_the_own_building_only(town):
    assert make.draft(town, actor=town.butler, audience=town.at("1-1")).state == "draft"
    for audience in (make.WHOLE, town.at("3"), town.at("1-1", "3")):
        with refused("not-found"):
            make.draft(town, actor=town.butler, audience=audience)
    notice = make.draft(town, audience=town.at("1"))
    with refused("not-found"):
        edit(town, notice, 1, actor=town.butler, audience=town.at("3"))
    whole = make.draft(town)
    with refused("not-found"):
        edit(town, whole, 1, actor=town.butler, audience=town.at("1"))


def test_the_digest_is_over_all_that_is_said(town):
    one = make.said()
    others = [
        replace(one, title="别的"),
        replace(one, text="别的话"),
        replace(one, sms=True),
        replace(one, wall=False),
        replace(one, until=one.until + make.DAY),
        replace(one, audience=town.at("1")),
        replace(one, title_en="other"),
    ]
    found = {make.draft(town, **vars(each)).digest for each in [one, *others]}
    assert len(found) == 8


def test_another_yards_notice_is_not_there(town):
    from tests.factories import places

    other = places.estate("YX", "云栖坊")
    far = people.staff(other, "manager")
    notice = make.draft(town)
    for yard in (town.yard, other):
        with refused("not-found"):
            notices.publish_notice(actor=far, yard=yard, notice_id=notice.id)
