"""What several verbs write in the same way."""

from collections.abc import Iterable
from typing import Any

from yuanba.domains.people.events import CardWritten, SealedOpened, TenureRegistered
from yuanba.domains.people.models import Account, Enterprise, ResidentCard, Tenure, Unsealing
from yuanba.domains.people.rules.cards import MASK, masked, opening, plain_name
from yuanba.domains.people.rules.tenure import OWNING, Holding, Stay, overlap, too_much_on
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.ids import uuid7
from yuanba.platform.access import throttle
from yuanba.platform.access.actions import rule_of
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.sealed.public import Unreadable, column
from yuanba.platform.yards.models import Yard

register("unreadable", 409, "No key of this server opens this. Please tell whoever runs it; nothing is lost.")
MOST_OPENED = 120  # an hour

# What points at a card: a name for it, the table, the key.
POINTERS: tuple[tuple[str, Any, str], ...] = (
    ("tenures", Tenure, "card"),
    ("stood_for", Tenure, "stands_for"),
    ("enterprises", Enterprise, "contact"),
)


def put(card: ResidentCard, field: str, text: str) -> None:
    """Write a sealed field, unsaved."""
    column(card, f"sealed_{field}").put(card, text)


def card_of(actor: Actor, yard: Yard, account: Account) -> ResidentCard:
    """The card of the account in the yard: its own, the one that was written down for it, or a new one."""
    known = ResidentCard.objects.filter(yard=yard, account=account).first()
    if known is not None:
        return known
    made = ResidentCard(yard=yard, id=uuid7(), account=account, name=account.name, name_en=account.name_en)
    put(made, "phone", account.phone or "")
    found = _written_for(made)
    if found is not None:
        give_to(actor, found, account)
        return found
    given = ("id", "name", "name_en", "sealed_phone", "phone_digest", "phone_tail_digest")
    defaults = {field: getattr(made, field) for field in given}
    return ResidentCard.objects.get_or_create(yard=yard, account=account, defaults=defaults)[0]


def _written_for(made: ResidentCard) -> ResidentCard | None:
    """The one card without an account that has this number and this name, locked.

    A number alone is not enough: somebody else may have had it before.
    """
    if not made.phone_digest:
        return None
    rows = ResidentCard.objects.select_for_update(of=("self",), no_key=True).filter(
        yard=made.yard, phone_digest=made.phone_digest, account=None, merged_into=None, erased_at=None
    )
    found = [one for one in rows.order_by("id") if plain_name(one.name) == plain_name(made.name)]
    return found[0] if len(found) == 1 else None


def give_to(actor: Actor, card: ResidentCard, account: Account) -> None:
    """From now on the card, which has none and is locked, is the account's, and all that stands on it."""
    card.account = account
    card.save(update_fields=["account"])
    record(CardWritten(fields=["account"], new=False), yard=card.yard, actor=actor, subject=card.id)


def _plain(card: ResidentCard, field: str) -> str:
    return column(card, f"sealed_{field}").opened(card)


def says(card: ResidentCard, field: str, text: str) -> bool:
    """Whether this is what a sealed field says already; of one that no key opens, never."""
    try:
        return _plain(card, field) == text
    except Unreadable:
        return False


def says_phone(card: ResidentCard) -> str:
    """The telephone, for what is sent to it and not shown to anybody; empty where no key opens it."""
    try:
        return _plain(card, "phone")
    except Unreadable:
        return ""


def opened(card: ResidentCard, field: str) -> str:
    """What a sealed field says: only for use cases that asked for the right. Refused: `unreadable`."""
    try:
        return _plain(card, field)
    except Unreadable:
        raise Refusal("unreadable") from None


def shown(card: ResidentCard, field: str) -> str:
    """The masked value; a page does not break on one value that no key opens."""
    try:
        return masked(field, _plain(card, field))
    except Unreadable:
        return MASK


def note_opening(actor: Actor, card: ResidentCard, field: str, reason: str) -> None:
    """Write down that a sealed field is read: a row for the person, an event for everybody's evidence.

    Refused: `too-many` after 120 in an hour, so that nobody copies a whole estate.
    """
    throttle.hit(f"people.open:{actor.account}", limit=MOST_OPENED, seconds=3600)
    roles = rule_of(opening(field)).roles
    by = next((grant.role for grant in actor.grants if grant.role in roles and grant.yard == card.yard_id), "")
    Unsealing(
        yard=card.yard,
        card=card,
        field=field,
        reason=reason,
        account=actor.account,
        name=actor.name,
        role=by,
        at=clock.now(),
    ).save()
    record(SealedOpened(field=field), yard=card.yard, actor=actor, subject=card.id)


def enter(
    actor: Actor, home: Place, who: ResidentCard | Enterprise, stay: Stay, stands_for: ResidentCard | None = None
) -> Tenure:
    """The tenure, or the same that was there before; the home is locked and the stay checked.

    Refused: `tenure-twice`, `shares-over`.
    """
    there = list(Tenure.objects.filter(yard=home.yard, home=home))
    made = Tenure(
        yard=home.yard,
        card=who if isinstance(who, ResidentCard) else None,
        enterprise=who if isinstance(who, Enterprise) else None,
        home=home,
        kind=stay.kind,
        since=stay.since,
        until=stay.until,
        part=stay.share.numerator if stay.share else None,
        whole=stay.share.denominator if stay.share else None,
        stands_for=stands_for,
    )
    again = _again(there, made)
    if again is not None:
        return again
    if stay.kind in OWNING:
        check_shares([*there, made])
    made.save()
    told = TenureRegistered(home=home.path, kind=stay.kind, since=stay.since.isoformat())
    record(told, yard=home.yard, actor=actor, subject=made.id)
    return made


def _again(there: Iterable[Tenure], made: Tenure) -> Tenure | None:
    """The same tenure as registered before; refused where only a part of it is the same."""
    for one in there:
        same = (one.card_id, one.enterprise_id, one.kind) == (made.card_id, made.enterprise_id, made.kind)
        if same and overlap(one.span, made.span):
            if (one.span, one.share) == (made.span, made.share):
                return one
            raise Refusal("tenure-twice")
    return None


def check_shares(tenures: Iterable[Tenure]) -> None:
    """Refuse as `shares-over` where more than the whole of a home would be owned on some day."""
    owned = (Holding(one.since, one.until, one.share) for one in tenures if one.kind in OWNING)
    day = too_much_on(owned)
    if day is not None:
        raise Refusal("shares-over", day=day.isoformat())
