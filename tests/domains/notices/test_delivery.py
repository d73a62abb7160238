"""Proof of delivery: by hand with a photograph, by opening; how far a notice came."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import notices as make
from tests.factories import people, places
from tests.support.standing import standing
from tests.support.statements import statements
from tests.support.unchanged import everything, refused
from yuanba.domains.notices import public as notices
from yuanba.domains.places.public import add_place
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _monday():
    clock.set_now(make.MORNING)


village = standing(make.village, make.MORNING)


@pytest.fixture
def town(village):
    return village()


def opened(town, actor, notice):
    return notices.acknowledge(actor=actor, yard=town.yard, notice_id=notice.id)


def rows():
    kept = notices.Delivery.objects.order_by("id")
    return [(one.home.label, one.channel, one.name) for one in kept.select_related("home")]


def test_one_sheet_proves_many_homes(town):
    notice = make.published(town)
    clock.advance(2 * HOUR)
    at = make.MORNING + HOUR
    assert make.hand(town, notice, "3-1-902", "1-1-101", at=at) == 2
    assert rows() == [("1 栋 1 单元 101", "signed", "邓国平"), ("3 栋 1 单元 902", "signed", "邓国平")]
    proof = notices.Delivery.objects.first()
    assert (clock.aware(proof.at), clock.aware(proof.noted_at)) == (at, make.MORNING + 2 * HOUR)
    assert (proof.photo_id, proof.account) == (town.photo, town.manager.account)
    told = Event.objects.get(name="notice.delivered").read()
    assert (told.number, told.channel, told.at) == (1, "signed", at.isoformat())
    assert told.homes == [town.path("1-1-101"), town.path("3-1-902")]


def test_the_first_proof_stays(town):
    notice = make.published(town)
    make.hand(town, notice, "1-1-101")
    before = everything()
    assert make.hand(town, notice, "1-1-101", "1-1-101") == 0
    assert everything() == before
    assert make.hand(town, notice, "1-1-101", "1-1-102") == 1
    assert make.hand(town, notice, "1-1-101", channel="posted") == 1
    assert len(rows()) == 3


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"channel": "shouted"}, "channel", "choice-unknown"),
        ({"photo": uuid4()}, "photo", "proof-missing"),
        ({"at": make.MORNING - HOUR}, "at", "delivered-when"),
        ({"at": make.MORNING + HOUR}, "at", "delivered-when"),
    ],
)
def test_what_proves_nothing_is_refused(town, wrong, field, code):
    notice = make.published(town)
    assert town.photo
    with refused("invalid", **{field: code}):
        make.hand(town, notice, "1-1-101", **wrong)


def test_only_homes_of_the_audience(town):
    notice = make.published(town, audience=town.at("1"))
    assert town.photo
    with refused("invalid", homes="home-not-addressed"):
        make.hand(town, notice, "1-1-101", "3-1-902")
    with refused("invalid", homes="homes-none"):
        make.hand(town, notice)
    posts = make.published(town, audience=notices.Audience(roles=("butler",)))
    with refused("invalid", homes="home-not-addressed"):
        make.hand(town, posts, "1-1-101")


def test_a_home_of_another_estate_is_not_there(town):
    notice = make.published(town)
    far = places.place(places.estate("YX", "云栖坊"), "1-1-101")
    assert town.photo
    for ids in ([far.id], [uuid4()], [town.homes["1-1-101"].id, far.id]):
        with refused("not-found"):
            notices.note_delivery(
                actor=town.manager,
                yard=town.yard,
                notice_id=notice.id,
                home_ids=ids,
                channel="signed",
                photo_id=town.photo,
            )


def test_a_butler_notes_in_the_own_building_only(town):
    notice = make.published(town)
    assert make.hand(town, notice, "1-1-101", actor=town.butler) == 1
    with refused("not-found"):
        make.hand(town, notice, "1-1-102", "3-1-902", actor=town.butler)


def test_nothing_is_delivered_of_a_draft_or_of_what_was_withdrawn(town):
    draft, notice = make.draft(town), make.published(town)
    notices.withdraw_notice(actor=town.manager, yard=town.yard, notice_id=notice.id, why="写错了")
    assert town.photo
    for one in (draft, notice):
        with refused("notice-state"):
            make.hand(town, one, "1-1-101")
    with refused("not-found"):
        opened(town, town.owners["1-1-101"], draft)
    with refused("notice-state"):
        opened(town, town.owners["1-1-101"], notice)


def test_opening_it_proves_it_for_the_homes_one_lives_in(town):
    notice = make.published(town)
    owner = people.account("黎春燕")
    for code in ("1-2-101", "3-1-902"):
        people.tenure(town.homes[code], holder=owner)
    actor = make.actor_of(owner.id)
    receipt = opened(town, actor, notice)
    assert (receipt.account, clock.aware(receipt.at)) == (owner.id, make.MORNING)
    assert rows() == [("1 栋 2 单元 101", "electronic", "黎春燕"), ("3 栋 1 单元 902", "electronic", "黎春燕")]
    assert Event.objects.get(name="notice.opened").read().homes == [town.path("1-2-101"), town.path("3-1-902")]
    before = everything()
    assert opened(town, actor, notice) == receipt
    assert everything() == before


def test_a_home_one_has_later_is_proved_when_it_is_opened_again(town):
    notice = make.published(town)
    owner = people.account("黎春燕")
    people.tenure(town.homes["1-2-101"], holder=owner)
    first = opened(town, make.actor_of(owner.id), notice)
    people.tenure(town.homes["3-1-902"], holder=owner)
    assert opened(town, make.actor_of(owner.id), notice) == first
    assert [one.read().homes for one in Event.objects.filter(name="notice.opened").order_by("id")] == [
        [town.path("1-2-101")],
        [town.path("3-1-902")],
    ]


def test_a_second_of_the_family_gives_a_receipt_and_no_second_proof(town):
    notice = make.published(town)
    opened(town, town.owners["1-1-101"], notice)
    opened(town, town.tenant, notice)
    assert (len(rows()), notices.Receipt.objects.count()) == (1, 2)
    assert [one.read().homes for one in Event.objects.filter(name="notice.opened").order_by("id")] == [
        [town.path("1-1-101")],
        [],
    ]


def test_only_homes_by_a_role_that_is_named(town):
    notice = make.published(town, audience=notices.Audience(roles=("tenant",)))
    assert opened(town, town.owners["1-1-101"], notice) is None
    assert opened(town, town.tenant, notice) is not None
    assert rows() == [("1 栋 1 单元 101", "electronic", "黎晓舟")]


def test_whoever_it_was_not_said_to_leaves_no_receipt(town):
    notice = make.published(town, audience=town.at("1"))
    far = make.resident(town.homes["3-1-902"])
    before = everything()
    for actor in (town.manager, far, ANONYMOUS):
        assert opened(town, actor, notice) is None
    assert everything() == before


def test_somebody_with_a_post_that_is_named_leaves_a_receipt_and_no_proof(town):
    notice = make.published(town, audience=notices.Audience(roles=("butler",)))
    assert opened(town, town.butler, notice) is not None
    assert rows() == []


def test_how_far_it_came(town):
    notice = make.published(town)
    opened(town, town.owners["1-1-101"], notice)
    opened(town, town.tenant, notice)
    make.hand(town, notice, "1-1-101", "1-1-102")
    make.hand(town, notice, "1-1-102", channel="posted")
    found = notices.standing(town.manager, notice)
    by_channel = {"electronic": 1, "signed": 2, "posted": 1, "sms": 0, "handed": 0}
    assert found == notices.Standing(homes=4, reached=2, by_channel=by_channel, opened=2, texted={}, taken_back={})
    assert found.unreached == 2
    page = notices.unreached(town.manager, notice)
    assert ([home.label for home in page.rows], page.more) == (["1 栋 2 单元 101", "3 栋 1 单元 902"], "")


def test_unreached_homes_page_by_page(town):
    notice = make.published(town)
    first = notices.unreached(town.manager, notice, limit=3)
    rest = notices.unreached(town.manager, notice, after=first.more, limit=3)
    assert [len(first.rows), first.more, len(rest.rows), rest.more] == [3, town.path("1-2-101"), 1, ""]
    assert [home.id for home in [*first.rows, *rest.rows]] == town.ids(*make.CODES)


def test_a_made_up_key_of_a_page_is_absent(town):
    notice = make.published(town)
    with refused("not-found"):
        notices.unreached(town.manager, notice, after="\0")


def test_many_homes_are_noted_in_eight_statements(town):
    notice = make.published(town)
    assert town.photo
    for codes in (make.CODES[:1], make.CODES):
        with statements() as said:
            make.hand(town, notice, *codes)
        assert len(said) == 7, said


def test_opening_takes_seven_statements_and_again_four(town):
    notice = make.published(town)
    for count in (7, 4):
        with statements() as said:
            opened(town, town.owners["1-1-101"], notice)
        assert len(said) == count, said


def test_a_shop_is_reached_like_a_home_and_a_gate_is_not(town):
    places.point(town.yard)
    block = places.place(town.yard, "1")
    add_place(actor=SYSTEM, yard=town.yard, parent_id=block.id, kind="shop", code="S1", name="商铺 1")
    assert notices.standing(town.manager, make.published(town)).homes == 5


@pytest.mark.parametrize(
    ("audience", "homes"),
    [
        (lambda town: town.at("1"), 3),
        (lambda town: town.at("1-1", "3"), 3),
        (lambda town: town.of("1-1-101"), 1),
        (lambda town: notices.Audience(roles=("owner",)), 4),
        (lambda town: notices.Audience(roles=("owner", "butler")), 4),
        (lambda town: notices.Audience(roles=("butler",)), 0),
    ],
)
def test_for_how_many_homes(town, audience, homes):
    assert notices.standing(town.manager, make.published(town, audience=audience(town))).homes == homes


def test_the_standing_takes_four_statements_however_many_homes(town):
    notice = make.published(town)
    for count in range(2):
        with statements() as said:
            notices.standing(town.manager, notice)
        assert len(said) == 4, said
        make.hand(town, notice, *make.CODES[: 3 * count + 1])


def test_how_one_home_has_it(town):
    notice = make.published(town)
    make.hand(town, notice, "1-1-101")
    make.hand(town, notice, "1-1-101", channel="posted")
    proofs = notices.proof_of(town.butler, notice, town.homes["1-1-101"])
    assert [(one.channel, one.photo.id) for one in proofs] == [("signed", town.photo), ("posted", town.photo)]
    with refused("not-found"):
        notices.proof_of(town.butler, notice, town.homes["3-1-902"])


def test_the_standing_is_for_who_looks_after_all_of_it(town):
    notice = make.published(town)
    for ask in (notices.standing, notices.unreached):
        for actor in (town.butler, town.owners["1-1-101"], ANONYMOUS):
            with refused("not-found"):
                ask(actor, notice)
        ask(town.supervisor, notice)


def test_what_is_over_may_still_be_delivered(town):
    notice = make.published(town)
    clock.advance(timedelta(days=15))
    notices.end_expired(actor=SYSTEM)
    assert make.hand(town, notice, "1-1-101") == 1
    assert opened(town, town.owners["1-1-102"], notice) is not None
