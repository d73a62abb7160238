"""Two cards of one person: merged with all they were, and parted again without loss."""

from datetime import date

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.support.statements import statements
from tests.support.unchanged import everything, refused
from yuanba.domains.people import public as people
from yuanba.domains.people.models import Representative
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import ANONYMOUS, SYSTEM, Grant
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db
PHONE, NUMBER, WHY = "13800004402", "11010519491231002X", "核对重复登记"
KEPT = {"people.ResidentCard", "people.Tenure", "people.Enterprise"}


class Double:
    """One person with two cards: one with an account and a tenancy, one on which somebody wrote the rest."""

    def __init__(self):
        self.yard = places.estate()
        self.rented, self.owned = places.place(self.yard, "3-1-902"), places.place(self.yard, "1-1-101")
        self.account = make.account("黎晓舟")
        self.double = make.tenure(self.rented, "tenant", self.account).card
        self.kept = make.card(self.yard, "黎晓舟", phone=PHONE)
        self.sealed(self.double, id_number=NUMBER)
        make.stay(self.kept, self.owned)
        self.ward = make.card(self.yard, "孩子")
        make.stay(self.ward, self.rented, "family")
        self.guardian = make.stay(make.card(self.yard, "奶奶"), self.rented, "guardian", stands_for=self.double.id)
        draft = people.EnterpriseDraft("银海咖啡", contact=self.double.id)
        self.firm = people.write_enterprise(actor=SYSTEM, yard=self.yard, enterprise_id=uuid7(), draft=draft)

    def sealed(self, card, **said):
        draft = people.CardDraft(card.name, name_en="Li", languages=("en",), **said)
        people.write_card(actor=SYSTEM, yard=self.yard, card_id=card.id, draft=draft)

    def merge(self, actor=SYSTEM):
        return people.merge_residents(actor=actor, yard=self.yard, keep=self.kept.id, double=self.double.id)

    def part(self, merge, actor=SYSTEM):
        return people.part_residents(actor=actor, yard=self.yard, merge_id=merge.id)


@pytest.fixture
def two():
    return Double()


def rows():
    return {table: rows for table, rows in everything().items() if table in KEPT}


def test_the_kept_card_has_all_of_both(two):
    people.open_sealed(actor=SYSTEM, yard=two.yard, card_id=two.double.id, field="id_number", why=WHY)
    merge = two.merge()
    assert merge.moved["taken"] == ["name_en", "languages", "id_number"]
    shown = people.resident(SYSTEM, two.yard, two.kept.id)
    assert (shown.phone, shown.id_number, shown.name_en, shown.has_account) == (
        "138****4402",
        "110*************2X",
        "Li",
        True,
    )
    grants = people.actor_of(two.account.id).grants
    assert {Grant("tenant", two.rented.path, two.yard.id), Grant("owner", two.owned.path, two.yard.id)} <= set(grants)
    two.guardian.refresh_from_db()
    two.firm.refresh_from_db()
    assert (two.guardian.stands_for, two.firm.contact) == (two.kept, two.kept)
    assert [row.reason for row in people.own_unsealings(two.account.id)] == [WHY]
    assert [row.reason for row in people.unsealings(SYSTEM, two.yard, two.kept.id)] == [WHY]
    event = Event.objects.get(yard=two.yard, name="people.merged")
    assert (event.subject, event.payload) == (two.kept.id, {"double": str(two.double.id)})


def test_the_double_keeps_its_history_and_is_written_no_more(two):
    two.merge()
    two.double.refresh_from_db()
    assert (two.double.name, two.double.merged_into, two.double.account) == ("黎晓舟", two.kept, None)
    assert two.double.sealed_id_number
    for verb in (
        lambda: people.resident(SYSTEM, two.yard, two.double.id),
        lambda: make.stay(two.double, two.owned, "tenant"),
        lambda: two.sealed(two.double),
        lambda: people.erase_resident(actor=SYSTEM, yard=two.yard, card_id=two.double.id),
    ):
        with refused("not-found"):
            verb()


def test_sent_twice_it_is_one_merge(two):
    merge, before = two.merge(), everything()
    assert two.merge() == merge
    assert everything() == before


def test_parted_again_everything_is_as_before_except_new_seals(two):
    before = rows()
    merge = two.merge()
    assert rows() != before
    assert two.part(merge).undone_at
    assert rows() == before
    event = Event.objects.get(yard=two.yard, name="people.parted")
    assert (event.subject, event.payload) == (two.kept.id, {"double": str(two.double.id)})
    again = everything()
    two.part(merge)
    assert everything() == again
    assert two.merge() != merge


def test_what_was_written_since_stays_with_the_kept_card(two):
    merge = two.merge()
    people.write_card(
        actor=SYSTEM, yard=two.yard, card_id=two.kept.id, draft=people.CardDraft("黎", "Lily", id_number="E1234567")
    )
    fresh = make.stay(two.kept, places.place(two.yard, "2-1-101"), "tenant")
    two.part(merge)
    shown = people.resident(SYSTEM, two.yard, two.kept.id)
    assert (shown.name, shown.name_en, shown.id_number, shown.languages) == ("黎", "Lily", "E12***67", [])
    fresh.refresh_from_db()
    assert fresh.card == two.kept
    assert people.resident(SYSTEM, two.yard, two.double.id).id_number == "110*************2X"


def test_a_chain_is_parted_from_its_end(two):
    first = two.merge()
    last = make.card(two.yard, "第三张")
    second = people.merge_residents(actor=SYSTEM, yard=two.yard, keep=last.id, double=two.kept.id)
    with refused("not-found"):
        two.part(first)
    two.part(second)
    two.part(first)
    two.double.refresh_from_db()
    assert (two.double.merged_into, two.double.account) == (None, two.account)


def test_what_several_cards_folded_is_parted_in_the_order_opposite_to_the_merges(two):
    home = places.place(two.yard, "2-1-101")
    third = make.card(two.yard, "第三张")
    for card in (two.kept, two.double, third):
        make.stay(card, home, "tenant")
    before = rows()
    first = two.merge()
    second = people.merge_residents(actor=SYSTEM, yard=two.yard, keep=two.kept.id, double=third.id)
    with refused("part-later"):
        two.part(first)
    two.part(second)
    two.part(first)
    assert rows() == before


def test_two_accounts_are_perhaps_two_persons(two):
    make.tenure(two.owned, "family", make.account("另一个"))
    other = people.ResidentCard.objects.get(account__name="另一个")
    with refused("two-accounts"):
        people.merge_residents(actor=SYSTEM, yard=two.yard, keep=other.id, double=two.double.id)


def test_no_card_with_itself_or_of_another_yard(two):
    stranger = make.card(places.estate("YX", "云栖坊"))
    with pytest.raises(ValueError, match="itself"):
        people.merge_residents(actor=SYSTEM, yard=two.yard, keep=two.kept.id, double=two.kept.id)
    for keep, double in ((two.kept.id, stranger.id), (stranger.id, two.kept.id), (two.kept.id, uuid7())):
        with refused("not-found"):
            people.merge_residents(actor=SYSTEM, yard=two.yard, keep=keep, double=double)


@pytest.mark.parametrize(
    "name", ["nobody", "the person", "butler", "platform-operator", "manager elsewhere", "manager"]
)
def test_who_may(two, name):
    made = {
        "nobody": lambda: ANONYMOUS,
        "the person": lambda: people.actor_of(two.account.id),
        "platform-operator": lambda: make.staff(places.community_office(), "platform-operator"),
        "manager elsewhere": lambda: make.staff(places.estate("YX", "云栖坊"), "manager"),
    }
    actor = made[name]() if name in made else make.staff(two.yard, name)
    if name == "manager":
        assert two.part(two.merge(actor), actor).name == actor.name
        return
    with refused("not-found"):
        two.merge(actor)
    merge = two.merge()
    with refused("not-found"):
        two.part(merge, actor)


def test_nothing_personal_stands_in_the_merge(two):
    merge = two.merge()
    assert not any(word in str(merge.moved) for word in ("黎", PHONE, NUMBER, "Li"))


def test_statements(two):
    manager = make.staff(two.yard, "manager")
    with statements() as said:
        merge = two.merge(manager)
    assert len(said) == 12
    with statements() as said:
        two.part(merge, manager)
    assert len(said) == 12


def of(home):
    rows = people.Tenure.objects.filter(home=home, kind__in=("tenant", "owner"))
    return list(rows.order_by("since").values_list("card", "kind", "since", "until"))


@pytest.mark.parametrize(
    ("since", "until", "whole"),
    [
        (make.LONG_AGO, None, (make.LONG_AGO, None)),
        (date(2019, 5, 1), date(2021, 1, 1), (date(2019, 5, 1), None)),
        (date(2022, 5, 1), date(2023, 1, 1), (make.LONG_AGO, None)),
    ],
)
def test_a_tenure_that_both_had_is_one_until_they_part(two, since, until, whole):
    stays = make.stay(two.kept, two.rented, "tenant", since, until)
    before = rows()
    merge = two.merge()
    assert of(two.rented) == [(two.kept.id, "tenant", *whole)]
    assert [one["into"] for one in merge.moved["folded"]] == [str(stays.id)]
    two.part(merge)
    assert rows() == before


def test_who_moved_out_meanwhile_moved_out_by_both(two):
    stays = make.stay(two.kept, two.rented, "tenant")
    merge, out = two.merge(), date(2026, 3, 31)
    people.move_out(actor=SYSTEM, yard=two.yard, tenure_id=stays.id, until=out)
    assert of(two.rented) == [(two.kept.id, "tenant", make.LONG_AGO, out)]
    two.part(merge)
    told = {(two.kept.id, "tenant", make.LONG_AGO, out), (two.double.id, "tenant", make.LONG_AGO, out)}
    assert (set(of(two.rented)), len(of(two.rented))) == (told, 2)


def test_stays_one_after_the_other_or_of_other_kinds_are_two(two):
    make.stay(two.kept, two.rented, "tenant", date(2010, 1, 1), date(2019, 12, 31))
    make.stay(two.kept, two.rented, "family")
    merge = two.merge()
    assert merge.moved["folded"] == []
    assert [row[2:] for row in of(two.rented)] == [(date(2010, 1, 1), date(2019, 12, 31)), (make.LONG_AGO, None)]


def test_who_speaks_for_a_home_by_the_double_speaks_by_the_kept_tenure(two):
    home = places.place(two.yard, "2-1-101")
    stays = make.stay(two.kept, home, "co-owner")
    spoke = make.stay(two.double, home, "co-owner")
    named = people.name_representative(actor=SYSTEM, yard=two.yard, tenure_id=spoke.id, since=make.LONG_AGO)
    before = rows()
    merge = two.merge()
    assert Representative.objects.get(id=named.id).tenure_id == stays.id
    two.part(merge)
    assert (Representative.objects.get(id=named.id).tenure_id, rows()) == (spoke.id, before)
