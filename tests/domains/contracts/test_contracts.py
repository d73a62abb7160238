"""A contract from draft to hand-over: who may, what is refused and leaves nothing, what is written once."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from tests.domains.people.test_races import together
from tests.factories import contracts as make
from tests.factories import people, places
from tests.support.unchanged import refused
from yuanba.domains.contracts import public as contracts
from yuanba.domains.people.public import Post
from yuanba.kernel import clock
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 15)
DEARER = replace(make.TERMS, tariffs=(replace(make.FEE, price=Fraction("2.18")), *make.TERMS.tariffs[1:]))


@pytest.fixture(autouse=True)
def _june():
    with clock.at(clock.aware(clock.now().replace(2026, 6, 15))):
        yield


@pytest.fixture
def yard():
    return places.estate()


@pytest.fixture
def manager(yard):
    return people.staff(yard, "manager")


@pytest.fixture
def committee(yard):
    return people.staff(yard, "committee-member")


def told(name):
    return Event.objects.filter(name=name).count()


def sign(actor, one, **more):
    said = {"signing": make.signing(), "seen": one.seen} | more
    return contracts.sign_contract(actor=actor, yard=one.yard, number=one.number, **said)


def succeed(actor, old, new, **more):
    said = {
        "signing": make.signing(),
        "seen": new.seen,
        "why": "合同到期换人",
        "saldos": {"surplus": -500, "prepaid": 7},
    }
    return contracts.succeed_contract(actor=actor, yard=old.yard, number=old.number, by=new.number, **said | more)


def test_a_draft_is_one_however_often_it_is_sent(yard, manager):
    first, again = (make.drafted(yard, manager, key="k") for _turn in range(2))
    assert (first.id, first.number, first.seen, first.company) == (again.id, 1, 1, "青禾物业")
    assert told("contract.drafted") == 1
    with refused("conflict"):
        make.drafted(yard, manager, key="k", company="别家")
    assert make.drafted(yard, manager).number == 2


def test_what_is_drafted_is_checked(yard, manager):
    with refused("invalid", company="company-missing", until="contract-days", tariffs="tariffs-wrong"):
        make.drafted(yard, manager, company=" ", until=make.SINCE, terms=replace(make.TERMS, tariffs=(make.FEE,) * 2))


def test_a_draft_is_written_anew_until_it_is_signed(yard, manager, committee):
    one = make.drafted(yard, manager)
    asked = {"actor": manager, "yard": yard, "number": 1, "draft": make.draft(terms=DEARER)}
    written = contracts.rewrite_contract(**asked, seen=1)
    assert contracts.rewrite_contract(**asked, seen=1).seen == written.seen == 2
    with refused("contract-stale"):
        contracts.rewrite_contract(**asked | {"draft": make.draft()}, seen=1)
    with refused("contract-stale"):
        sign(committee, one)
    sign(committee, written)
    with refused("contract-state"):
        contracts.rewrite_contract(**asked, seen=2)


def test_signed_it_runs_and_the_staff_stand_under_it(yard, manager, committee):
    one = make.drafted(yard, manager)
    assert contracts.shown(yard) is None
    signed = sign(committee, one)
    assert sign(committee, one).id == signed.id
    sheet = contracts.shown(yard)
    assert (sheet.contract.id, sheet.state, sheet.terms) == (one.id, "running", make.TERMS)
    assert [post.role for post in Post.objects.filter(contract=one.id)] == ["manager"]
    event = Event.objects.get(name="contract.signed")
    assert (event.payload["mode"], event.payload["posts"]) == ("remuneration", 1)
    with refused("contract-state"):
        sign(committee, one, signing=make.signing(owners="别人"))


def test_signatures_are_checked(yard, manager, committee):
    one = make.drafted(yard, manager)
    wrong = make.signing(on=TODAY + timedelta(days=1), owners=" ", company="")
    with refused("invalid", owners="signer-missing", company_signer="signer-missing", on="signed-day"):
        sign(committee, one, signing=wrong)


def test_two_do_not_run_at_once(yard, manager, committee):
    sign(committee, make.drafted(yard, manager))
    other = make.drafted(yard, manager, since=make.UNTIL, until=make.UNTIL + timedelta(days=9))
    with refused("contract-overlaps"):
        sign(committee, other)
    later = make.drafted(yard, manager, since=make.UNTIL + timedelta(days=1), until=make.UNTIL + timedelta(days=9))
    assert contracts.state_of(sign(committee, later)) == "coming"


def test_a_supplement_holds_from_its_day_and_leaves_what_was(yard, manager, committee):
    one = sign(committee, make.drafted(yard, manager))
    asked = {"actor": committee, "yard": yard, "number": 1, "terms": DEARER, "why": "业主大会同意调价"}
    unsigned = make.drafted(yard, manager).number
    with refused("contract-state"):
        contracts.supplement_contract(**asked | {"number": unsigned}, since=TODAY)
    version = contracts.supplement_contract(**asked, since=date(2026, 7, 1))
    assert contracts.supplement_contract(**asked, since=date(2026, 7, 1)).id == version.id
    prices = [contracts.terms_on(one, day).tariffs[0].price for day in (date(2020, 1, 1), TODAY, date(2026, 7, 1))]
    assert prices == [Fraction("1.98"), Fraction("1.98"), Fraction("2.18")]
    assert (version.number, told("contract.supplemented")) == (2, 1)
    with refused("invalid", day="contract-order"):
        contracts.supplement_contract(**asked | {"why": "再调"}, since=date(2026, 7, 1))
    with refused("invalid", day="contract-outside"):
        contracts.supplement_contract(**asked, since=make.UNTIL + timedelta(days=1))
    with refused("invalid", why="contract-why"):
        contracts.supplement_contract(**asked | {"why": " "}, since=date(2026, 8, 1))


def test_it_ends_early_and_the_posts_with_it(yard, manager, committee):
    sign(committee, make.drafted(yard, manager))
    asked = {"actor": committee, "yard": yard, "number": 1, "on": date(2026, 6, 30), "why": "双方协商解除"}
    with refused("invalid", day="contract-outside"):
        contracts.end_contract(**asked | {"on": date(2025, 12, 31)})
    for _turn in range(2):
        ended = contracts.end_contract(**asked)
    assert (ended.last_day, contracts.state_of(ended)) == (date(2026, 6, 30), "running")
    assert Post.objects.get(contract=ended.id).until == date(2026, 6, 30)
    assert (told("contract.ended"), told("people.post_ended")) == (1, 1)
    with refused("contract-state"):
        contracts.end_contract(**asked | {"on": date(2026, 6, 29)})


def test_another_company_follows_and_takes_the_balances(yard, manager, committee):
    old = sign(committee, make.drafted(yard, manager))
    new = make.drafted(yard, manager, company="云栖物业", since=date(2026, 7, 1))
    for _turn in range(2):
        done = succeed(committee, old, new)
    old.refresh_from_db()
    assert (old.last_day, done.succeeds_id) == (date(2026, 6, 30), old.id)
    assert {(one.kind, one.fen) for one in contracts.Saldo.objects.all()} == {("surplus", -500), ("prepaid", 7)}
    assert (told("contract.succeeded"), told("contract.signed"), told("contract.ended")) == (1, 2, 1)
    assert [(one.number, state) for one, state in contracts.listed(manager, yard).rows] == [
        (2, "coming"),
        (1, "running"),
    ]
    with clock.at(clock.now() + timedelta(days=30)):
        assert contracts.current(yard).id == new.id
        assert [one.id for one in contracts.past(yard)] == [old.id]


def test_a_succession_that_cannot_be(yard, manager, committee):
    old = sign(committee, make.drafted(yard, manager))
    late = make.drafted(yard, manager, since=make.UNTIL + timedelta(days=2), until=make.UNTIL + timedelta(days=90))
    with refused("invalid", day="contract-outside"):
        succeed(committee, old, late)
    new = make.drafted(yard, manager, since=date(2026, 7, 1))
    with refused("invalid", saldo_prepaid="saldo-wrong", saldo_gold="saldo-wrong"):
        succeed(committee, old, new, saldos={"prepaid": -1, "gold": 5})
    with refused("contract-state"):
        succeed(committee, new, old, seen=1)
    with refused("contract-stale"):
        succeed(committee, old, new, seen=9)


@pytest.mark.parametrize("role", ["butler", "manager", "engineer", "company-supervisor"])
def test_the_company_does_not_sign_for_the_owners(yard, manager, role):
    one, staff = make.drafted(yard, manager), people.staff(yard, role)
    with refused("not-found"):
        sign(staff, one)


def test_who_has_no_part_in_it_finds_nothing(yard, manager, committee):
    one = sign(committee, make.drafted(yard, manager))
    far, engineer = people.staff(places.estate("YX", "云栖坊"), "manager"), people.staff(yard, "engineer")
    office = places.community_office()
    supervisor = people.staff(office, "community-supervisor")
    with refused("not-found"):
        make.drafted(yard, far)
    with refused("not-found"):
        contracts.sheet(far, yard, one.number)
    with refused("not-found"):
        contracts.listed(engineer, yard)
    with refused("not-found"):
        contracts.sheet(manager, yard, 9)
    with refused("not-found"):
        make.drafted(office, supervisor)


@pytest.mark.django_db(transaction=True)
def test_of_two_signed_at_once_one_runs():
    yard = places.estate()
    drafts = [make.drafted(yard, company=f"{name}物业") for name in "甲乙丙"]
    said = together(*(lambda one=one: sign(make.SYSTEM, one) for one in drafts))
    assert sorted(said) == ["", "contract-overlaps", "contract-overlaps"]
    assert contracts.Version.objects.count() == 1
