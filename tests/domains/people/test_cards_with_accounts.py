"""Who was written down before there was an account finds the own home, whichever way the account comes to it."""

from datetime import timedelta
from fractions import Fraction

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.support.unchanged import everything, refused
from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db
PHONE, NAME = "13800004402", "黎晓舟"


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
def listed(yard, home):
    """An owner of the whole home as a spreadsheet leaves one: a card with a telephone and no account."""
    card = make.card(yard, NAME, phone=PHONE)
    make.stay(card, home, share=Fraction(1))
    return card


def signed_up(name=NAME):
    account = make.account(name)
    account.phone = PHONE
    account.save()
    return account


def by_butler(butler, home, account):
    said = {"kind": "owner", "phone": PHONE, "name": account.name}
    return people.register_resident(actor=butler, yard=home.yard, home=home, **said)


def by_invitation(butler, home, account):
    code = people.invite_to_home(actor=butler, yard=home.yard, home=home, kind="owner").code
    return people.accept_invitation(actor=people.actor_of(account.id), code=code)


def by_claim(butler, home, account):
    claim = people.claim_home(actor=people.actor_of(account.id), yard=home.yard, home=home, kind="owner")
    return people.accept_claim(actor=butler, yard=home.yard, claim_id=claim.id)


WAYS = pytest.mark.parametrize("way", [by_butler, by_invitation, by_claim], ids=lambda way: way.__name__)


@WAYS
def test_the_owner_of_a_list_is_one_card_with_one_tenure(way, butler, home, listed):
    account = signed_up()
    way(butler, home, account)
    assert list(people.ResidentCard.objects.values_list("id", "account")) == [(listed.id, account.id)]
    tenure = people.Tenure.objects.get()
    assert (tenure.card_id, tenure.kind, tenure.share) == (listed.id, "owner", Fraction(1))
    assert {grant.role for grant in people.actor_of(account.id).grants} == {"owner"}
    told = Event.objects.filter(name="people.card_written").order_by("id").last().read()
    assert (told.fields, told.new) == (["account"], False)


@WAYS
def test_somebody_else_with_the_number_does_not_get_the_card(way, butler, home, listed):
    account = signed_up("周远")
    with pytest.raises(Refusal) as caught:
        way(butler, home, account)
    assert caught.value.code == "owned-by-other"
    listed.refresh_from_db()
    assert listed.account is None
    assert people.Tenure.objects.count() == 1


def test_of_two_cards_that_fit_neither_is_taken(yard, butler, home):
    for door in ("3-2-901", "3-2-902"):
        make.stay(make.card(yard, NAME, phone=PHONE), places.place(yard, door))
    account = signed_up()
    by_butler(butler, home, account)
    assert people.ResidentCard.objects.filter(account=account).count() == 1
    assert people.ResidentCard.objects.filter(account=None).count() == 2


def test_a_family_member_of_a_list_who_comes_as_owner_is_both(yard, butler, home):
    make.stay(make.card(yard, NAME, phone=PHONE), home, "family")
    by_butler(butler, home, signed_up())
    kinds = people.Tenure.objects.order_by("id").values_list("kind", flat=True)
    assert (list(kinds), people.ResidentCard.objects.count()) == (["family", "owner"], 1)


def test_what_ended_is_not_taken_for_today(yard, butler, home):
    yesterday = clock.today() - timedelta(days=1)
    make.stay(make.card(yard, NAME, phone=PHONE), home, until=yesterday)
    by_butler(butler, home, signed_up())
    assert people.Tenure.objects.filter(until=None).count() == 1


def test_a_card_is_given_the_account_of_its_number(yard, butler, listed):
    card = people.give_account(actor=butler, yard=yard, card_id=listed.id)
    assert (card.account.name, card.account.phone) == (NAME, PHONE)
    assert {grant.role for grant in people.actor_of(card.account_id).grants} == {"owner"}
    before = everything()
    assert people.give_account(actor=butler, yard=yard, card_id=listed.id).account == card.account
    assert everything() == before


def test_an_account_that_is_there_already_is_taken(yard, butler, listed):
    account = signed_up(" 黎 晓舟 ".strip())
    assert people.give_account(actor=butler, yard=yard, card_id=listed.id).account == account


def test_a_card_without_a_number_of_another_name_or_of_two_is_refused(yard, home, butler, listed):
    make.stay(bare := make.card(yard, "无号"), home, "family")
    with refused("card-no-mobile"):
        people.give_account(actor=butler, yard=yard, card_id=bare.id)
    account = signed_up("周远")
    with refused("account-other-name"):
        people.give_account(actor=butler, yard=yard, card_id=listed.id)
    account.name = NAME
    account.save()
    people.register_tenure(
        actor=SYSTEM, yard=yard, account=account, home=places.place(yard, "3-2-901"), kind="tenant", since=clock.today()
    )
    make.stay(second := make.card(yard, NAME, phone=PHONE), home, "family")
    with refused("card-of-number"):
        people.give_account(actor=butler, yard=yard, card_id=second.id)


def test_only_who_registers_people_there_gives_an_account(yard, listed):
    for actor in (
        make.staff(yard, "butler", yard.path + "/9"),
        make.staff(yard, "engineer"),
        make.staff(yard, "guard"),
    ):
        with refused("not-found"):
            people.give_account(actor=actor, yard=yard, card_id=listed.id)
