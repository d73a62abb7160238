"""The filter of the desk's list: chips that each change one word of the address, and the lists that are kept."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, typed
from yuanba.interfaces.desk.rail import desk_yard
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

STATES = ("open", "closed", "reopen-requested")


@dataclass(frozen=True)
class Chip:
    """One word of the filter; chosen again it goes away."""

    words: str
    query: str
    is_on: bool


def filters(actor: Actor, yard: Yard, narrow: cases.Narrow) -> dict[str, Any]:
    """What the list's page needs to narrow itself."""
    kept = cases.saved_lists(actor, yard)
    return {
        "narrow": narrow,
        "query": narrow.query,
        "chips": _states(narrow) + _mine(narrow),
        "more_chips": _chips(narrow, "kind", cases.vocabulary.KINDS)
        + _chips(narrow, "level", cases.vocabulary.LEVELS)
        + _chips(narrow, "light", cases.lights.LIGHTS),
        "fields": _fields(narrow),
        "units": cases.units.plan_of(yard).open_units,
        "kept": kept,
        "kept_here": next((one for one in kept if one.narrow == narrow), None),
        "new_key": new_key(),
        "me": actor.account,
    }


def _fields(narrow: cases.Narrow) -> list[tuple[str, str]]:
    """What the form for place, unit and days takes along."""
    return [(name, value) for name in ("state", "kind", "level", "light", "mine") if (value := getattr(narrow, name))]


def _chips(narrow: cases.Narrow, name: str, known: dict[str, str]) -> list[Chip]:
    chosen = getattr(narrow, name)
    return [
        Chip(_(words), narrow.but(**{name: "" if chosen == key else key}).query, chosen == key)
        for key, words in known.items()
    ]


def _states(narrow: cases.Narrow) -> list[Chip]:
    words = {"open": _("Open"), "closed": _("Closed"), "reopen-requested": _("Not solved")}
    every = Chip(_("All"), narrow.but(state="").query, not narrow.state)
    return [every, *(Chip(words[one], narrow.but(state=one).query, narrow.state == one) for one in STATES)]


def _mine(narrow: cases.Narrow) -> list[Chip]:
    return [Chip(_("Given to me"), narrow.but(mine="" if narrow.mine else "1").query, bool(narrow.mine))]


@require_POST
def save(request: HttpRequest, code: str) -> HttpResponse:
    """The list as the address has it is kept under a name."""
    given = typed(request)
    narrow = cases.narrow_of(QueryDict(given.get("query", "")[:300]).dict())
    back = f"/desk/{code}/all/?{narrow.query or 'state='}"
    stands_at(request, back)
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code)
    try:
        cases.save_list(
            actor=actor,
            yard=yard,
            name=given.get("name", ""),
            narrow=narrow,
            shared="shared" in given,
            first="first" in given,
            client_key=given.get("key", ""),
        )
    except Refusal as refusal:
        if refusal.code not in ("invalid", "lists-many", "conflict"):
            raise
        return redirect(f"{back}&done={refusal.fields.get('name', refusal.code)}")
    return redirect(f"{back}&done=kept")


@require_POST
def change(request: HttpRequest, code: str, list_id: UUID, what: str) -> HttpResponse:
    """Removed, or begun with."""
    stands_at(request, f"/desk/{code}/all/")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    if what not in ("remove", "begin", "begin-not"):
        raise absent()
    cases.change_list(actor=actor, yard=desk_yard(actor, code), list_id=list_id, what=what)
    return redirect(f"/desk/{code}/all/?state=&done=kept")
