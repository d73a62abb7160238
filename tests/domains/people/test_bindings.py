"""How somebody comes to a home: by invitation, by claim, by the butler; and how a number leaves an account."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import people as make
from tests.factories import places
from tests.support.sms import plugged
from tests.support.unchanged import everything, refused
from yuanba.domains.people import public as people
from yuanba.domains.people.models.accounts import number_digest
from yuanba.domains.people.rules import INVITATION_ALPHABET, split_invitation
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.events.public import Event, dispatch
from yuanba.platform.notify.public import inbox

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)
PHONE = "13800004402"


@pytest.fixture(autouse=True)
def _morning():
    clock.set_now(MORNING)


@pytest.fixture
def yard():
    return places.estate()


@pytest.fixture
def home(yard):
    return places.place(yard, "3-1-902")


@pytest.fixture
def butler(yard):
    return make.staff(yard, "butler", yard.path + "/3")


@pytest.fixture
def luo():
    return make.account(username="luo")


def actor(account):
    return people.actor_of(account.id)


def invite(butler, home, kind="owner"):
    return people.invite_to_home(actor=butler, yard=home.yard, home=home, kind=kind)


def join(account, code):
    return people.accept_invitation(actor=actor(account), code=code)


def claim(account, home, **more):
    return people.claim_home(actor=actor(account), yard=home.yard, home=home, kind="tenant", **more)


def told():
    """The events of the estate by name and what they say, the newest last."""
    return [(one.name, one.payload) for one in Event.objects.order_by("id") if one.name.startswith("people.")]


def test_whoever_holds_an_invitation_is_bound_to_its_home(butler, home, luo):
    made = invite(butler, home, "co-owner")
    tenure = join(luo, made.code)
    assert (tenure.home_id, tenure.kind, tenure.since, tenure.until) == (home.id, "co-owner", MORNING.date(), None)
    assert people.actor_of(luo.id).roles == {"co-owner"}
    assert told()[-2:] == [
        ("people.invited", {"home": home.path, "kind": "co-owner"}),
        ("people.tenure_registered", {"home": home.path, "kind": "co-owner", "since": "2026-03-02"}),
    ]


@pytest.mark.parametrize("shape", ["JG-{0}-{1}", " JG-{0}-{1} ", "JG{0}{1}", "ＪＧ {0} {1}", "J G－{0}—{1}"])
@pytest.mark.parametrize("letters", [str.upper, str.lower])
def test_a_code_as_people_type_it(butler, home, luo, shape, letters):
    _, first, second = invite(butler, home).code.split("-")
    assert join(luo, letters(shape.format(first, second))).home_id == home.id


def test_the_code_is_kept_as_a_digest_only(butler, home):
    made = invite(butler, home)
    secret = made.code.removeprefix("JG-").replace("-", "")
    assert set(secret) <= set(INVITATION_ALPHABET)
    assert secret not in str(everything())
    assert made.code not in str(everything())


def test_an_invitation_is_for_one(butler, home, luo):
    code = invite(butler, home).code
    join(luo, code)
    for account in (make.account(), luo):
        with refused("invitation-wrong"):
            join(account, code)


@pytest.mark.parametrize(("days", "good"), [(13, True), (14, False)])
def test_an_invitation_is_good_for_fourteen_days(butler, home, luo, days, good):
    code = invite(butler, home).code
    clock.advance(timedelta(days=days))
    if good:
        assert join(luo, code).home_id == home.id
        return
    with refused("invitation-wrong"):
        join(luo, code)
    assert people.open_invitations(butler, home.yard) == []


@pytest.mark.parametrize("code", ["", "JG", "JG-2222-2222", "XX-2222-2222", "\x00", "罗" * 5000, "JG-%%%%-____"])
def test_what_is_no_invitation(butler, home, luo, code):
    invite(butler, home)
    with refused("invitation-wrong"):
        join(luo, code)


def test_an_invitation_of_one_estate_opens_nothing_in_another(butler, home, luo):
    places.estate("YX", "云栖坊")
    code = invite(butler, home).code.replace("JG-", "YX-")
    with refused("invitation-wrong"):
        join(luo, code)


def test_guessing_is_stopped(butler, home, luo):
    code = invite(butler, home).code
    for _ in range(10):
        with pytest.raises(Refusal, match="invitation-wrong"):
            join(luo, "JG-2222-2222")
    with pytest.raises(Refusal, match="too-many"):
        join(luo, code)


def test_who_lives_there_keeps_the_invitation_for_another(butler, home, luo):
    make.tenure(home, "tenant", luo)
    code = invite(butler, home).code
    with refused("lives-there"):
        join(luo, code)
    assert join(make.account(), code).home_id == home.id


def test_a_revoked_invitation_opens_nothing(butler, home, luo):
    made = invite(butler, home)
    assert [one.id for one in people.open_invitations(butler, home.yard)] == [made.invitation.id]
    people.revoke_invitation(actor=butler, yard=home.yard, invitation_id=made.invitation.id)
    assert people.open_invitations(butler, home.yard) == []
    with refused("invitation-wrong"):
        join(luo, made.code)
    before = everything()
    clock.advance(timedelta(minutes=1))
    people.revoke_invitation(actor=butler, yard=home.yard, invitation_id=made.invitation.id)
    assert everything() == before
    assert told()[-1] == ("people.invitation_revoked", {"home": home.path})


def test_what_was_used_or_is_not_there_cannot_be_revoked(butler, home, luo):
    made = invite(butler, home)
    join(luo, made.code)
    for which in (made.invitation.id, uuid4()):
        with refused("not-found"):
            people.revoke_invitation(actor=butler, yard=home.yard, invitation_id=which)


def test_the_butler_of_other_buildings(yard, home, luo):
    other = make.staff(yard, "butler", yard.path + "/1")
    made, waiting = invite(SYSTEM, home), claim(luo, home)
    verbs = (
        lambda: invite(other, home),
        lambda: people.revoke_invitation(actor=other, yard=yard, invitation_id=made.invitation.id),
        lambda: people.accept_claim(actor=other, yard=yard, claim_id=waiting.id),
        lambda: people.refuse_claim(actor=other, yard=yard, claim_id=waiting.id, reason="不认识"),
        lambda: people.register_resident(actor=other, yard=yard, home=home, kind="owner", phone=PHONE, name="黎晓舟"),
    )
    for verb in verbs:
        with refused("not-found"):
            verb()
    assert (people.open_claims(other, yard), people.open_invitations(other, yard)) == ([], [])


def test_nobody_is_invited_to_a_building(butler, home, luo):
    building = places.place(home.yard, "3-1")
    for verb in (
        lambda: invite(butler, building),
        lambda: claim(luo, building),
        lambda: people.register_resident(
            actor=butler, yard=home.yard, home=building, kind="owner", phone=PHONE, name="黎晓舟"
        ),
    ):
        with refused("not-a-home"):
            verb()


def test_a_kind_nobody_knows(butler, home, luo):
    for verb in (
        lambda: invite(butler, home, "guest"),
        lambda: people.claim_home(actor=actor(luo), yard=home.yard, home=home, kind="guest"),
        lambda: people.register_resident(actor=butler, yard=home.yard, home=home, kind="", phone=PHONE, name="黎"),
    ):
        with pytest.raises(ValueError, match="unknown kind"):
            verb()


def test_a_claim_gives_nothing_before_it_is_accepted(butler, home, luo):
    waiting = claim(luo, home, text=" 二月起租 ")
    assert (waiting.state, waiting.text, people.actor_of(luo.id).grants) == ("open", "二月起租", ())
    assert [one.id for one in people.open_claims(butler, home.yard)] == [waiting.id]
    tenure = people.accept_claim(actor=butler, yard=home.yard, claim_id=waiting.id)
    assert (tenure.kind, people.actor_of(luo.id).roles) == ("tenant", {"tenant"})
    done = people.own_claims(luo.id)[0]
    assert (done.state, done.decided_at, done.decided_by) == ("accepted", MORNING, butler.account)
    assert people.open_claims(butler, home.yard) == []
    assert [name for name, _ in told()[-3:]] == [
        *("people.home_claimed", "people.claim_decided", "people.tenure_registered")
    ]


def test_a_refused_claim_says_why_and_may_be_made_again(butler, home, luo):
    waiting = claim(luo, home)
    for reason in ("", " ", "不"):
        with refused("invalid", reason="reason-please"):
            people.refuse_claim(actor=butler, yard=home.yard, claim_id=waiting.id, reason=reason)
    people.refuse_claim(actor=butler, yard=home.yard, claim_id=waiting.id, reason="合同上不是您的名字")
    done = people.own_claims(luo.id)[0]
    assert (done.state, done.reason, people.actor_of(luo.id).grants) == ("refused", "合同上不是您的名字", ())
    assert claim(luo, home).id != waiting.id


def test_a_claim_is_decided_once(butler, home, luo):
    waiting = claim(luo, home)
    people.accept_claim(actor=butler, yard=home.yard, claim_id=waiting.id)
    with refused("decided"):
        people.accept_claim(actor=butler, yard=home.yard, claim_id=waiting.id)
    with refused("decided"):
        people.refuse_claim(actor=butler, yard=home.yard, claim_id=waiting.id, reason="改主意了")
    with refused("not-found"):
        people.accept_claim(actor=butler, yard=home.yard, claim_id=uuid4())


def test_nobody_decides_the_own_claim(home, luo):
    make.post(home.yard, "manager", None, luo)
    waiting = claim(luo, home)
    with refused("own-claim"):
        people.accept_claim(actor=actor(luo), yard=home.yard, claim_id=waiting.id)
    with refused("own-claim"):
        people.refuse_claim(actor=actor(luo), yard=home.yard, claim_id=waiting.id, reason="算了")


def test_the_same_claim_again_is_the_same(home, luo):
    first, before = claim(luo, home, text="一"), everything()
    assert claim(luo, home, text="二").id == first.id
    assert everything() == before


def test_who_lives_there_claims_nothing(home, luo):
    make.tenure(home, "owner", luo)
    with refused("lives-there"):
        claim(luo, home)


def test_a_claim_that_an_invitation_overtook(butler, home, luo):
    waiting = claim(luo, home)
    join(luo, invite(butler, home).code)
    with refused("lives-there"):
        people.accept_claim(actor=butler, yard=home.yard, claim_id=waiting.id)


def test_a_stranger_claims_and_joins_nothing(butler, home):
    code = invite(butler, home).code
    with refused("not-found"):
        people.claim_home(actor=ANONYMOUS, yard=home.yard, home=home, kind="owner")
    with refused("not-found"):
        people.accept_invitation(actor=ANONYMOUS, code=code)


def test_six_claims_a_day(home, luo):
    for number in range(6):
        claim(luo, places.place(home.yard, f"1-1-{number + 101}"))
    with pytest.raises(Refusal, match="too-many"):
        claim(luo, home)


def test_butlers_learn_of_a_claim_and_the_claimant_of_its_end(butler, home, luo):
    waiting = claim(luo, home)
    dispatch(100)
    ((message, words),) = inbox(butler.account, "zh-hans")
    assert (words, message.link) == (f"罗小满 申请绑定 {home.label}，请处理。", "/desk/JG/homes/")
    people.refuse_claim(actor=butler, yard=home.yard, claim_id=waiting.id, reason="合同上不是您的名字")
    dispatch(100)
    ((message, words),) = inbox(luo.id, "zh-hans")
    assert (words, message.link) == (f"{home.label} 没有绑定到您的账号：合同上不是您的名字", "/my/homes/")


def test_managers_learn_of_it_where_there_is_no_butler(home, luo):
    manager = make.staff(home.yard, "manager")
    people.accept_claim(actor=manager, yard=home.yard, claim_id=claim(luo, home).id)
    dispatch(100)
    assert len(inbox(manager.account, "en")) == 1
    assert [words for _, words in inbox(luo.id, "en")] == [f"{home.label} is bound to your account now."]


def register(butler, home, phone="138 0000 4402", name="黎晓舟"):
    return people.register_resident(actor=butler, yard=home.yard, home=home, kind="owner", phone=phone, name=name)


def test_the_butler_binds_a_number_nobody_has_here(butler, home):
    tenure = register(butler, home)
    account = people.Account.objects.get(phone_digest=number_digest(PHONE))
    assert (account.name, account.password, tenure.card.account_id) == ("黎晓舟", "", account.id)
    with plugged() as out:
        asked = people.ask_code(actor=ANONYMOUS, phone=PHONE, address="203.0.113.7")
        found = people.sign_in_by_code(
            actor=ANONYMOUS, phone=PHONE, asked=asked.asked, code=out.code, address="203.0.113.7"
        )
    assert people.actor_of(found.id).roles == {"owner"}


def test_the_butler_binds_a_number_that_is_known(butler, home):
    account = make.account("罗小满", phone=PHONE)
    with refused("account-other-name"):  # of whom the number is nobody is told: it may be a former holder's
        register(butler, home, name="小满")
    register(butler, home, name="罗 小满")
    known = people.Account.objects.get(phone_digest=number_digest(PHONE))
    assert (people.actor_of(account.id).roles, known.name) == (
        {"owner"},
        "罗小满",
    )
    with refused("lives-there"):
        register(butler, home, name="罗小满")


@pytest.mark.parametrize(
    ("phone", "name", "wrong"),
    [
        ("12", "黎晓舟", {"phone": "mobile-wrong"}),
        ("028-80001000", "黎晓舟", {"phone": "mobile-wrong"}),
        (PHONE, " ", {"name": "name-please"}),
        ("", "", {"phone": "mobile-wrong", "name": "name-please"}),
    ],
)
def test_binding_takes_a_number_and_a_name(butler, home, phone, name, wrong):
    with refused("invalid", **wrong):
        register(butler, home, phone, name)


def release(butler, yard, phone=PHONE):
    return people.release_phone(actor=butler, yard=yard, phone=phone)


def test_a_number_that_went_to_somebody_else_is_set_free(butler, home):
    former = make.account("罗小满", phone=PHONE)
    make.tenure(home, "owner", former)
    assert len(people.living(butler, home.yard, text=PHONE[-4:]).rows) == 1
    clock.advance(timedelta(days=90))
    released = release(butler, home.yard)
    assert (released.phone, people.actor_of(former.id).roles) == (None, {"owner"})
    assert people.actor_of(former.id, session_turn=0) == ANONYMOUS
    assert people.residents_of_phone(butler, home.yard, PHONE) == []
    assert list(people.living(butler, home.yard, text=PHONE[-4:]).rows) == []
    assert told()[-1] == ("people.phone_released", {"account": str(former.id)})
    with plugged() as out:
        asked = people.ask_code(actor=ANONYMOUS, phone=PHONE, address="203.0.113.7")
        found = people.sign_in_by_code(
            actor=ANONYMOUS, phone=PHONE, asked=asked.asked, code=out.code, address="203.0.113.7", name="向东"
        )
    assert (found.name, found.id != former.id, people.actor_of(found.id).grants) == ("向东", True, ())


def test_a_number_in_use_is_not_taken_away(butler, home):
    make.tenure(home, "owner", make.account(phone=PHONE))
    clock.advance(timedelta(days=89))
    with refused("number-in-use"):
        release(butler, home.yard)


def test_numbers_of_other_homes_of_staff_and_of_nobody_look_the_same(yard, butler, home):
    elsewhere, staff = make.account(phone="13800000001"), make.account(phone="13800000002")
    make.tenure(places.place(yard, "1-1-101"), "owner", elsewhere)
    make.tenure(home, "owner", staff)
    make.post(yard, "engineer", None, staff)
    make.account(phone="13800000003")
    clock.advance(timedelta(days=365))
    for phone in ("13800000001", "13800000002", "13800000003", "13800000004", "", "x"):
        with refused("number-elsewhere"):
            release(butler, yard, phone)


@given(st.text(alphabet=INVITATION_ALPHABET, min_size=8, max_size=8), st.sampled_from(["JG", "YX1", "A"]))
def test_an_invitation_is_taken_apart_as_it_was_put_together(secret, code):
    assert split_invitation(f"{code}-{secret[:4]}-{secret[4:]}") == (code, secret)
    assert split_invitation(f" {code.lower()} {secret.lower()}") == (code, secret)
