"""What my own money paid for: of each published period my part of every cost, which opens its vouchers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.finance import public as finance
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.stating import Part, of_a_yuan, period_words
from yuanba.platform.yards.public import by_code


@dataclass(frozen=True)
class Used:
    """A published period: what of my money was fee and what is passed on to others, and what became of the fee."""

    publication: disclosure.Publication
    label: str
    fee: int
    passed: int
    parts: Sequence[Part]
    is_short: bool


@require_safe
def share(request: HttpRequest, code: str) -> HttpResponse:
    """What is still held in advance first, then period by period, the newest first; corrected ones are left out."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = by_code(code)
    own = finance.own_share(actor, yard)
    found = disclosure.published(yard, after=request.GET.get("after", ""))
    shown = {
        "yard": yard,
        "profile": places.profile(yard),
        "own": own,
        "rows": [_used(own, one) for one in found.rows if not one.superseded_by.all()],
        "more": found.more,
        "dock": "mine",
    }
    return render(request, "resident/share.html", shown)


def _used(own: finance.OwnShare, one: disclosure.Publication) -> Used:
    fee, passed = own.within(one.since, one.until)
    parts = of_a_yuan(one.document, fee) if fee > 0 else []
    is_short = one.document["foot"]["closing"] < 0
    return Used(one, period_words(one.label), fee, passed, parts, is_short)
