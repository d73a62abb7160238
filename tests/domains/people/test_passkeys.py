"""Passkeys: what a telephone signed opens its account, and nothing else does."""

import json
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from tests.factories import people as make
from tests.factories import places
from tests.support.passkeys import ORIGIN, UP, UV, Telephone
from tests.support.unchanged import everything, refused
from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import ANONYMOUS

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)
SITE = people.proving.Site("testserver", ORIGIN)


@pytest.fixture(autouse=True)
def _morning():
    clock.set_now(MORNING)


@pytest.fixture
def luo():
    return make.account(username="luo")


def add(account, telephone, said=None, name="手机", site=SITE):
    challenge = people.proving.new_challenge()
    said = said or telephone.add(people.proving.options_to_add(account.id, site, challenge))
    actor = people.actor_of(account.id)
    return people.proving.add_passkey(actor=actor, said=said, challenge=challenge, site=site, name=name)


def sign_in(telephone, said=None, challenge=None, site=SITE, **more):
    challenge = challenge or people.proving.new_challenge()
    said = said or telephone.use(people.proving.options_to_use(site, challenge), **more)
    return people.sign_in_by_passkey(actor=ANONYMOUS, said=said, challenge=challenge, site=site, address="203.0.113.7")


def check(account, telephone, turn=0):
    challenge = people.proving.new_challenge()
    said = telephone.use(people.proving.options_to_use(SITE, challenge, account.id))
    who = {"account_id": account.id, "session_turn": turn}
    return people.proving.check_passkey(actor=ANONYMOUS, said=said, challenge=challenge, site=SITE, **who)


def test_a_passkey_opens_its_account_and_notes_its_use(luo):
    telephone = Telephone()
    made = add(luo, telephone, name=" 我的\n手机 ")
    assert (made.name, made.created_at, made.used_at, made.sign_count) == ("我的 手机", MORNING, None, 0)
    clock.advance(timedelta(hours=1))
    assert sign_in(telephone) == luo
    (key,) = people.proving.own_passkeys(luo.id)
    assert (key.used_at, key.sign_count) == (MORNING + timedelta(hours=1), 1)


def test_what_the_browser_is_asked_for(luo):
    telephone = Telephone()
    add(luo, telephone)
    asked = json.loads(people.proving.options_to_add(luo.id, SITE, "AAAA"))
    wanted = asked["authenticatorSelection"]
    assert (wanted["residentKey"], wanted["userVerification"]) == ("required", "required")
    assert (asked["rp"]["id"], asked["challenge"], asked["attestation"]) == ("testserver", "AAAA", "none")
    assert [one["id"] for one in asked["excludeCredentials"]] == [telephone.id]
    using = json.loads(people.proving.options_to_use(SITE, "AAAA"))
    assert (using["userVerification"], using["allowCredentials"]) == ("required", [])
    known = json.loads(people.proving.options_to_use(SITE, "AAAA", luo.id))
    assert [one["id"] for one in known["allowCredentials"]] == [telephone.id]


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://testserver:8000"},
        {"site": "evil.example"},
        {"flags": UP},
        {"flags": UV},
        {"flags": 0},
    ],
    ids=str,
)
def test_another_site_or_nobody_verified_makes_no_key_and_opens_nothing(luo, wrong):
    with refused("passkey-wrong"):
        add(luo, Telephone(**wrong))
    telephone = Telephone()
    add(luo, telephone)
    for name, value in wrong.items():
        setattr(telephone, name, value)
    with refused("passkey-wrong"):
        sign_in(telephone)


def test_an_answer_to_another_question_is_worth_nothing(luo):
    telephone = Telephone()
    add(luo, telephone)
    challenge = people.proving.new_challenge()
    said = telephone.use(people.proving.options_to_use(SITE, challenge))
    with refused("passkey-wrong"):
        sign_in(telephone, said, people.proving.new_challenge())
    with refused("passkey-wrong"):
        sign_in(telephone, type="webauthn.create")
    assert sign_in(telephone, said, challenge) == luo
    with refused("passkey-wrong"):  # its counter was there already
        sign_in(telephone, said, challenge)


def test_a_counter_that_goes_back_is_a_copied_key(luo):
    telephone = Telephone()
    add(luo, telephone)
    telephone.count = 7
    assert sign_in(telephone) == luo
    for back in (7, 3, -1):
        telephone.count = back
        with refused("passkey-wrong"):
            sign_in(telephone)
    assert people.proving.own_passkeys(luo.id)[0].sign_count == 8


def test_keys_that_live_on_many_devices_count_nothing(luo):
    telephone = Telephone()
    add(luo, telephone)
    for _ in range(2):
        telephone.count = -1
        assert sign_in(telephone) == luo


def test_the_signature_of_another_key_under_this_name(luo):
    telephone, other = Telephone(), Telephone()
    add(luo, telephone)
    other.credential = telephone.credential
    with refused("passkey-wrong"):
        sign_in(other)


def test_a_passkey_nobody_knows_and_one_of_a_closed_account(luo):
    telephone = Telephone()
    with refused("passkey-wrong"):
        sign_in(telephone)
    add(luo, telephone)
    people.Account.objects.filter(id=luo.id).update(is_active=False)
    with refused("passkey-wrong"):
        sign_in(telephone)


def test_as_the_second_step_only_the_own_one_counts(luo):
    mine, theirs, jian = Telephone(), Telephone(), make.account(username="jian")
    add(luo, mine)
    add(jian, theirs)
    with refused("passkey-wrong"):
        check(luo, theirs)
    with refused("sign-in-failed"):
        check(luo, mine, turn=1)
    assert check(luo, mine) == luo


def test_guessing_is_stopped(luo):
    telephone, stranger = Telephone(), Telephone()
    add(luo, telephone)
    for _ in range(8):
        with pytest.raises(Refusal, match="passkey-wrong"):
            check(luo, stranger)
    with pytest.raises(Refusal, match="too-many"):
        check(luo, telephone)


def test_sixty_tries_from_one_address(luo):
    telephone = Telephone()
    for _ in range(60):
        with pytest.raises(Refusal, match="passkey-wrong"):
            sign_in(telephone)
    with pytest.raises(Refusal, match="too-many"):
        sign_in(telephone)


def test_one_key_belongs_to_one_account(luo):
    telephone = Telephone()
    add(luo, telephone)
    for account in (luo, make.account(username="jian")):
        with refused("passkey-there"):
            add(account, telephone)


def test_twenty_are_enough(luo):
    for _ in range(20):
        add(luo, Telephone())
    with refused("passkeys-full"):
        add(luo, Telephone())


def test_a_stranger_adds_and_removes_nothing(luo):
    made = add(luo, Telephone())
    said = Telephone().add(people.proving.options_to_add(luo.id, SITE, "AAAA"))
    with refused("not-found"):
        people.proving.add_passkey(actor=ANONYMOUS, said=said, challenge="AAAA", site=SITE, name="")
    for actor in (ANONYMOUS, people.actor_of(make.account().id)):
        with refused("not-found"):
            people.proving.remove_passkey(actor=actor, passkey_id=made.id)
    with refused("not-found"):
        people.proving.remove_passkey(actor=people.actor_of(luo.id), passkey_id=uuid4())


def test_a_removed_one_opens_nothing(luo):
    telephone = Telephone()
    made = add(luo, telephone)
    people.proving.remove_passkey(actor=people.actor_of(luo.id), passkey_id=made.id)
    with refused("passkey-wrong"):
        sign_in(telephone)


def test_the_last_way_in_stays(luo):
    made, other = add(luo, Telephone()), add(luo, Telephone())
    people.Account.objects.filter(id=luo.id).update(password="")
    people.proving.remove_passkey(actor=people.actor_of(luo.id), passkey_id=other.id)
    with refused("last-way"):
        people.proving.remove_passkey(actor=people.actor_of(luo.id), passkey_id=made.id)


def test_the_last_second_step_of_staff_stays(luo):
    make.post(places.estate(), "butler", None, luo)
    made = add(luo, Telephone())
    with refused("second-must"):
        people.proving.remove_passkey(actor=people.actor_of(luo.id), passkey_id=made.id)


def test_the_operator_takes_passkeys_of_who_lost_the_telephone(luo):
    telephone = Telephone()
    add(luo, telephone)
    people.proving.reset_second_factor(actor=make.staff(places.street_office(), "platform-operator"), account=luo)
    assert (people.proving.own_passkeys(luo.id), people.actor_of(luo.id, session_turn=0)) == ([], ANONYMOUS)


@pytest.mark.parametrize(
    ("password", "post", "asks"), [("x", "", True), ("", "", False), ("", "butler", True), ("", "cleaner", False)]
)
def test_who_is_asked_for_a_passkey_after_the_first_step(luo, password, post, asks):
    add(luo, Telephone())
    people.Account.objects.filter(id=luo.id).update(password=password)
    if post:
        make.post(places.estate(), post, None, luo)
    luo.refresh_from_db()
    assert people.proving.asks_second(luo) is asks


TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["id", "rawId", "type", "response", "x"]), inner),
)


@how(deadline=None, max_examples=40)
@given(said=st.text() | TREES.map(json.dumps) | st.just("[" * 5000))
def test_whatever_is_sent_is_refused_and_nothing_is_left(said):
    luo = people.Account.objects.first() or make.account(username="luo")
    before = everything()
    for tried in (lambda: add(luo, None, said or "-"), lambda: sign_in(None, said or "-")):
        with pytest.raises(Refusal, match=r"passkey-wrong|too-many"):
            tried()
    assert everything() == before
