"""One card: homes from–to, what is sealed, who looked, and the forms of everything that is done with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.cards import READ
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.signin.recent import kept_words
from yuanba.interfaces.takeaway import FIELDS
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form

ACTIONS = (
    *("people.register", "people.open_sealed", "people.health", "people.unsealings"),
    *("people.merge", "people.export", "people.erase"),
)


@dataclass(frozen=True)
class Stretch:
    """A tenure as a line: where it begins and how long it is, in percent of all the years shown."""

    held: people.Held
    left: int
    width: int
    is_now: bool
    is_later: bool


def stretches(held: Sequence[people.Held], today: date) -> list[Stretch]:
    """The tenures on one line of time, from the first day of all to today or the last day known."""
    if not held:
        return []
    first = min(one.who.since for one in held)
    last = max(today, *(one.who.until or one.who.since for one in held))
    whole = max((last - first).days, 1)
    return [_stretch(one, first, last, whole, today) for one in held]


def _stretch(one: people.Held, first: date, last: date, whole: int, today: date) -> Stretch:
    left = (one.who.since - first).days * 100 // whole
    width = ((one.who.until or last) - one.who.since).days * 100 // whole
    later, over = one.who.since > today, one.who.until is not None and one.who.until < today
    return Stretch(one, min(left, 97), max(min(width, 100 - left), 3), not (later or over), later)


@require_safe
def show(request: HttpRequest, code: str, card_id: UUID) -> HttpResponse:
    """One card."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard, kept = desk_yard(actor, code, READ), kept_words(request)
    if not kept:
        return page(request, actor, yard, card_id)
    verb = form_of("open" if "field" in kept else "export", kept)
    return page(request, actor, yard, card_id, verb=verb, form=Form(kept))


def form_of(verb: str, given: Mapping[str, str]) -> str:
    """Which of several forms of one verb it is: those of a field or of a tenure have their own."""
    return "-".join(filter(None, (verb, given.get("field") or given.get("tenure", ""))))


def page(
    request: HttpRequest,
    actor: Actor,
    yard: Yard,
    card_id: UUID,
    *,
    verb: str = "",
    form: Form | None = None,
    status: int = 200,
    opened: tuple[str, str] | None = None,
) -> HttpResponse:
    """The page, with a form as it was typed, or with what was opened just now; nobody keeps a copy of it."""
    card = people.resident(actor, yard, card_id)
    rights = people.rights_on(actor, yard, card_id, ACTIONS)
    shown = frame(request, yard, "cards") | {
        "card": card,
        "sealed": _sealed(card, rights, opened),
        "rights": {action.partition(".")[2] for action in rights},
        "fields": FIELDS,
        "verb": verb,
        "form": form or Form(),
        "uids": {name: f"{name}-{verb}" for name in ("reason", "home", "since", "until", "share", "stands_for")},
        "languages": people.LANGUAGES,
        "roles": people.POST_ROLES,
        "today": clock.today().isoformat(),
        "done": request.GET.get("done", ""),
        "alike": people.others_like(actor, yard, card_id) if "people.merge" in rights else [],
    }
    shown |= _told(actor, yard, card, rights)
    shown["forms"] = _forms(shown["lines"]) | ({verb: form} if form else {})
    response = render(request, "desk/card.html", shown, status=status)
    patch_cache_control(response, no_store=True)
    return response


def _sealed(card: people.Resident, rights: set[str], opened: tuple[str, str] | None) -> list[dict[str, Any]]:
    """Each sealed field: masked, or as it was opened just now, and whether this actor may open it."""
    found = []
    for name, label in FIELDS.items():
        right = "people.health" if name == "health" else "people.open_sealed"
        text = opened[1] if opened and opened[0] == name else ""
        masked = getattr(card, name)
        found.append(
            {"name": name, "label": label, "masked": masked, "opened": text, "may": right in rights and masked}
        )
    return found


def _forms(lines: list[Stretch]) -> dict[str, Form]:
    """Every form of the page as it is before anything was typed."""
    today = clock.today().isoformat()
    forms = {f"open-{name}": Form() for name in FIELDS} | {"export": Form(), "move-in": Form({"since": today})}
    for line in lines:
        forms[f"move-out-{line.held.who.tenure}"] = Form({"until": today})
        forms[f"speak-{line.held.who.tenure}"] = Form({"since": today})
    return forms


def _told(actor: Actor, yard: Yard, card: people.Resident, rights: Iterable[str]) -> dict[str, Any]:
    held = people.tenures_of_card(actor, yard, card.id)
    lines = stretches(held, clock.today())
    now = [line.held for line in lines if line.is_now]
    reads_cases = card.account is not None and can(actor, "case.read", yard)
    return {
        "lines": lines,
        "beside": people.owners_beside(actor, yard, [one.home.id for one in now]) if now else [],
        "kinds": people.TENURE_ROLES,
        "owning": people.OWNING,
        "looks": people.unsealings(actor, yard, card.id) if "people.unsealings" in rights else [],
        "merges": people.merges_of(actor, yard, card.id) if "people.merge" in rights else [],
        "posts": people.posts_of_card(actor, yard, card.id) if card.account else [],
        "cases": cases.reported_by(actor, yard, card.account) if reads_cases and card.account else None,
    }
