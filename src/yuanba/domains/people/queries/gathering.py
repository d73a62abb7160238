"""All that is kept of one person in one yard; other rooms register what they keep."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from yuanba.domains.people import writing
from yuanba.domains.people.access import with_doubles
from yuanba.domains.people.models import Account, Enterprise, Post, Representative, ResidentCard, Tenure, Unsealing
from yuanba.domains.people.rules.cards import SEALED
from yuanba.kernel import clock
from yuanba.platform.yards.models import Yard

Gather = Callable[[Yard, UUID | None, list[UUID]], list[dict[str, Any]]]
GATHERED: dict[str, Gather] = {}
FOR_SELF: set[str] = set()


def register_export(name: str, gather: Gather, *, for_self: bool = False) -> None:
    """Add what a room keeps of a person: a function of yard, account and cards. One name for two is an error.

    What is `for_self` is given to the person alone, not to a manager who prints it out.
    """
    if GATHERED.setdefault(name, gather) is not gather:
        raise ValueError(f"{name!r} is registered twice")
    if for_self:
        FOR_SELF.add(name)


def everything_of(yard: Yard, card: ResidentCard, *, own: bool) -> dict[str, Any]:
    """What is kept, opened, as JSON takes it; cards that were merged into this one are among `cards`."""
    parts = [(name, gather) for name, gather in sorted(GATHERED.items()) if own or name not in FOR_SELF]
    ids = with_doubles([card.id])
    cards = ResidentCard.objects.filter(yard=yard, id__in=ids).order_by("id")
    return {
        "yard": yard.code,
        "made_at": clock.now().isoformat(),
        "cards": [_card(one) for one in cards],
        "account": _account(card.account),
        "homes": _homes(yard, ids),
        "enterprises": list(Enterprise.objects.filter(yard=yard, contact__in=ids).values_list("name", flat=True)),
        "posts": _posts(yard, card.account_id),
        "looks": _looks(yard, ids),
        **{name: gather(yard, card.account_id, ids) for name, gather in parts},
    }


def _card(card: ResidentCard) -> dict[str, Any]:
    sealed = {field: writing.opened(card, field) for field in SEALED}
    return {"id": str(card.id), "name": card.name, "name_en": card.name_en, "languages": card.spoken, **sealed}


def _account(account: Account | None) -> dict[str, Any] | None:
    if account is None:
        return None
    said = ("name", "name_en", "username", "phone", "language")
    return {name: getattr(account, name) or "" for name in said} | {"created_at": account.created_at.isoformat()}


def _homes(yard: Yard, cards: list[UUID]) -> list[dict[str, Any]]:
    rows = Tenure.objects.filter(yard=yard, card__in=cards).select_related("home").order_by("since", "id")
    spoken = Representative.objects.filter(yard=yard, tenure__card__in=cards)
    spans: dict[UUID, list[dict[str, Any]]] = {}
    for one in spoken.order_by("since"):
        spans.setdefault(one.tenure_id, []).append(_span(one))
    return [
        {
            "home": row.home.label,
            "kind": row.kind,
            "share": str(row.share) if row.share else "",
            **_span(row),
            "spoke_for_it": spans.get(row.id, []),
        }
        for row in rows
    ]


def _posts(yard: Yard, account: UUID | None) -> list[dict[str, Any]]:
    rows = Post.objects.filter(yard=yard, account=account) if account else Post.objects.none()
    return [{"role": row.role, "where": row.where, "phone": row.phone, **_span(row)} for row in rows.order_by("id")]


def _looks(yard: Yard, cards: list[UUID]) -> list[dict[str, Any]]:
    rows = Unsealing.objects.filter(yard=yard, card__in=cards).order_by("id")
    return [
        {"field": one.field, "by": one.name, "role": one.role, "reason": one.reason, "at": one.at.isoformat()}
        for one in rows
    ]


def _span(row: Tenure | Representative | Post) -> dict[str, Any]:
    return {"since": row.since.isoformat(), "until": row.until.isoformat() if row.until else ""}
