"""Two at once: nobody gets two cards, no code two yards."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection

from tests.factories import people as make
from tests.factories import places
from tests.support.sms import plugged
from yuanba.domains.people import public as people
from yuanba.domains.people.models.accounts import number_digest
from yuanba.domains.places.public import Profile
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import uuid7
from yuanba.kernel.onetime import hotp, step_of
from yuanba.platform.access.models import Tries
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.events.public import Event
from yuanba.platform.yards.models import Yard

pytestmark = pytest.mark.django_db(transaction=True)


def together(*verbs: Callable[[], object]) -> list[str]:
    """Run all at the same moment; the code of each refusal, empty for what went through."""
    start, codes = Barrier(len(verbs)), []

    def run(verb):
        start.wait(10)
        try:
            verb()
            codes.append("")
        except Refusal as refusal:
            codes.append(refusal.code)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(verb,)) for verb in verbs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(codes)


def test_one_card_however_many_homes_at_once():
    estate, account = places.estate(), make.account()
    homes = [places.place(estate, f"1-1-{number}") for number in (101, 102, 201, 202)]
    assert together(*(lambda home=home: make.tenure(home, "owner", account) for home in homes)) == [""] * 4
    assert people.ResidentCard.objects.filter(account=account).count() == 1
    assert people.Tenure.objects.count() == 4


def test_one_home_has_one_whole_however_many_buy_it_at_once():
    home = places.place(places.estate())
    cards = [make.card(home.yard, name) for name in ("甲", "乙", "丙")]
    verbs = (lambda card=card: make.stay(card, home, "owner") for card in cards)
    assert together(*verbs) == ["", "shares-over", "shares-over"]
    assert people.Tenure.objects.count() == 1


def test_one_card_and_one_tenure_however_often_they_are_sent_at_once():
    home, card_id = places.place(places.estate()), uuid7()
    draft = people.CardDraft("黎晓舟", phone="13800004402")
    card = {"actor": SYSTEM, "yard": home.yard, "card_id": card_id, "draft": draft}
    assert together(*[lambda: people.write_card(**card)] * 3) == [""] * 3
    made = people.ResidentCard.objects.get()
    assert together(*[lambda: make.stay(made, home, "tenant")] * 3) == [""] * 3
    assert people.Tenure.objects.count() == 1
    assert Event.objects.filter(yard=home.yard, name__startswith="people.").count() == 2


def test_one_representative_however_many_are_named_at_once():
    home = places.place(places.estate())
    tenures = [make.stay(make.card(home.yard, name), home, "co-owner") for name in ("甲", "乙", "丙")]

    def name(tenure):
        people.name_representative(actor=SYSTEM, yard=home.yard, tenure_id=tenure.id, since=make.LONG_AGO)

    assert together(*(lambda one=one: name(one) for one in tenures)) == [""] * 3
    (line,) = people.register_of_owners(SYSTEM, home.yard, make.LONG_AGO)
    assert [one.speaks for one in line.owners].count(True) == 1


def test_cards_merged_into_each_other_at_once_are_one():
    estate = places.estate()
    one, other = make.card(estate, "甲"), make.card(estate, "乙")
    make.stay(one, places.place(estate), "tenant")

    def merge(keep, double):
        people.merge_residents(actor=SYSTEM, yard=estate, keep=keep.id, double=double.id)

    assert together(lambda: merge(one, other), lambda: merge(other, one)) == ["", "not-found"]
    (left,) = people.ResidentCard.objects.filter(yard=estate, merged_into=None)
    assert people.Tenure.objects.get().card == left


def test_one_deputy_however_many_are_named_at_once():
    estate = places.estate()
    post, deputies = make.post(estate, "butler"), [make.account(name) for name in ("甲", "乙", "丙")]
    span = {"since": make.LONG_AGO, "until": make.LONG_AGO}

    def delegate(deputy):
        people.delegate(actor=SYSTEM, yard=estate, post_id=post.id, deputy=deputy, **span)

    codes = together(*(lambda one=one: delegate(one) for one in deputies))
    assert codes == ["", "delegated-already", "delegated-already"]
    assert people.Delegation.objects.count() == 1


def test_one_post_however_often_somebody_is_appointed_at_once():
    estate, account = places.estate(), make.account()
    assert together(*[lambda: make.post(estate, "butler", None, account)] * 3) == [""] * 3
    assert people.Post.objects.count() == 1


def test_one_yard_of_a_code():
    places.division()
    names = ("金桂苑", "云栖坊", "蓝钻")
    assert together(*(lambda name=name: places.estate("JG", name) for name in names)) == [
        "",
        "yard-taken",
        "yard-taken",
    ]
    assert (Yard.objects.count(), Profile.objects.count()) == (1, 1)


def test_one_account_of_a_name():
    verbs = [lambda: make.account(username="luo")] * 3
    assert together(*verbs) == ["", "account-taken", "account-taken"]
    assert people.Account.objects.count() == 1


def test_one_place_of_a_code():
    estate = places.estate()
    verbs = [lambda: places.point(estate)] * 3
    assert together(*verbs) == ["", "place-taken", "place-taken"]


def test_a_code_opens_once_however_many_try():
    make.account(phone="13800004402")
    with plugged() as out:
        asked = people.ask_code(actor=ANONYMOUS, phone="13800004402", address="203.0.113.7")
        code = out.code

    def enter():
        people.sign_in_by_code(
            actor=ANONYMOUS, phone="13800004402", asked=asked.asked, code=code, address="203.0.113.7"
        )

    assert together(enter, enter, enter, enter) == ["", "code-wrong", "code-wrong", "code-wrong"]


def test_two_codes_of_a_new_number_open_one_account():
    with plugged() as out:
        ways = []
        for _ in range(2):
            Tries.objects.all().delete()
            asked = people.ask_code(actor=ANONYMOUS, phone="13800004402", address="203.0.113.7")
            ways.append({"asked": asked.asked, "code": out.code})

    def enter(way):
        people.sign_in_by_code(actor=ANONYMOUS, phone="13800004402", name="黎晓舟", address="203.0.113.7", **way)

    assert together(*(lambda way=way: enter(way) for way in ways)) == ["", ""]
    assert people.Account.objects.filter(phone_digest=number_digest("13800004402")).count() == 1


def test_an_invitation_binds_one_however_many_hold_it():
    home = places.place(places.estate())
    code = people.invite_to_home(actor=SYSTEM, yard=home.yard, home=home, kind="owner").code
    actors = [people.actor_of(make.account().id) for _ in range(4)]
    told = together(*(lambda one=one: people.accept_invitation(actor=one, code=code) for one in actors))
    assert told == ["", "invitation-wrong", "invitation-wrong", "invitation-wrong"]
    assert people.Tenure.objects.count() == 1


def test_a_claim_and_an_invitation_at_once_bind_once():
    home, account = places.place(places.estate()), make.account()
    actor = people.actor_of(account.id)
    code = people.invite_to_home(actor=SYSTEM, yard=home.yard, home=home, kind="owner").code
    claim = people.claim_home(actor=actor, yard=home.yard, home=home, kind="owner")
    told = together(
        lambda: people.accept_invitation(actor=actor, code=code),
        lambda: people.accept_claim(actor=SYSTEM, yard=home.yard, claim_id=claim.id),
    )
    assert (told, people.Tenure.objects.count()) == (["", "lives-there"], 1)


def test_the_same_claim_twice_at_once_is_one():
    home, account = places.place(places.estate()), make.account()
    actor = people.actor_of(account.id)

    def claim():
        people.claim_home(actor=actor, yard=home.yard, home=home, kind="owner")

    assert together(claim, claim, claim) == ["", "", ""]
    assert people.Claim.objects.count() == 1


def test_one_step_of_an_authenticator_lets_in_once(settings, tmp_path):
    settings.YUANBA_DATA_DIR = tmp_path
    account = make.account()
    actor = people.actor_of(account.id)
    secret = people.proving.secret_of(people.proving.enrol_second_factor(actor=actor))
    confirm = hotp(secret, step_of(clock.now()))
    people.proving.confirm_second_factor(actor=actor, code=confirm, password=make.PASSWORD)
    code = hotp(secret, step_of(clock.now()) + 1)

    def check():
        people.proving.check_second_factor(actor=ANONYMOUS, account_id=account.id, session_turn=1, code=code)

    assert together(check, check, check) == ["", "second-wrong", "second-wrong"]
