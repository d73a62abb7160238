"""Enterprises as occupants: the list with the survey of party organisations, one of them, and writing one."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, day_typed, home_called, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.desk.card import stretches
from yuanba.interfaces.desk.cards import READ
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.staying import Given, stay_typed
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import Actor, anywhere
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

WRITE = "people.register"


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """Those of today, and how many have a party organisation."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard, party = desk_yard(actor, code, READ), request.GET.get("party", "")
    if party not in ("", *people.PARTY):
        raise absent()
    after = uuid_or_absent(request.GET["after"]) if request.GET.get("after") else None
    rows = people.enterprises(actor, yard, party=party, after=after)
    counts = people.party_survey(actor, yard)
    shown = frame(request, yard, "cards") | {
        "rows": rows,
        "more": str(rows[-1].enterprise.id) if len(rows) == people.MOST_ENTERPRISES else "",
        "party": party,
        "query": f"party={party}" if party else "",
        "survey": [(key, words, counts[key]) for key, words in people.PARTY.items()],
        "total": sum(counts.values()),
        "parties": people.PARTY,
        "may_register": anywhere(actor, WRITE),
    }
    return render(request, "desk/enterprises.html", shown)


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, code: str, enterprise_id: UUID) -> HttpResponse:
    """One enterprise with its places; sending a form lets it move in or out."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, READ)
    if request.method == "GET":
        return _page(request, actor, yard, enterprise_id, Form({"since": clock.today().isoformat()}))
    given = typed(request)
    try:
        _do(actor, yard, enterprise_id, given)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _page(request, actor, yard, enterprise_id, refused(given, refusal), refusal.status)
    return redirect(f"/desk/{code}/enterprises/{enterprise_id}/?done=1")


def _do(actor: Actor, yard: Yard, enterprise_id: UUID, given: Given) -> None:
    held = people.enterprise_record(actor, yard, enterprise_id).held
    if given.get("act") == "move-in":
        home, stay = home_called(yard, given.get("home", "")), stay_typed(given)
        people.move_in(actor=actor, yard=yard, home_id=home.id, stay=stay, enterprise_id=enterprise_id)
        return
    tenure = uuid_or_absent(given.get("tenure", ""))
    if given.get("act") != "move-out" or tenure not in {one.who.tenure for one in held}:
        raise absent()
    people.move_out(actor=actor, yard=yard, tenure_id=tenure, until=day_typed(given, "until"))


def _page(
    request: HttpRequest, actor: Actor, yard: Yard, enterprise_id: UUID, form: Form, status: int = 200
) -> HttpResponse:
    found = people.enterprise_record(actor, yard, enterprise_id)
    lines = stretches(found.held, clock.today())
    now = [line.held.home.path for line in lines if line.is_now]
    shown = frame(request, yard, "cards") | {
        "enterprise": found.enterprise,
        "lines": lines,
        "is_here": bool(now),
        "team": people.seen_by(actor, _looking_after(now)),
        "roles": people.POST_ROLES,
        "seats": people.SEATS,
        "spoken": people.LANGUAGES,
        "contact": found.contact,
        "parties": people.PARTY,
        "kinds": {kind: words for kind, words in people.TENURE_ROLES.items() if kind in people.OF_ENTERPRISES},
        "may_register": anywhere(actor, WRITE),
        "form": form,
        "today": clock.today().isoformat(),
        "done": "done" in request.GET,
    }
    return render(request, "desk/enterprise.html", shown, status=status)


def _looking_after(paths: list[str]) -> list[people.Member]:
    """Who looks after its places, each once; the butler of the first place first."""
    near = people.looks_after_each(paths)
    found = {(one.account, one.role): one for path in paths for one in reversed(near[path])}
    return sorted(found.values(), key=lambda one: people.LOOKING_AFTER.index(one.role))


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, code: str, enterprise_id: UUID | None = None) -> HttpResponse:
    """A new enterprise, or one that is there, with whom to call."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, WRITE)
    known = people.enterprise_record(actor, yard, enterprise_id).enterprise if enterprise_id else None
    if request.method == "GET":
        return _form(request, yard, known, _begun(known))
    given = typed(request)
    try:
        saved = _save(actor, yard, known, given)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _form(request, yard, known, refused(given, refusal), refusal.status)
    return redirect(f"/desk/{code}/enterprises/{saved.id}/?done=1")


def _begun(known: people.Enterprise | None) -> Form:
    fresh = {"enterprise": str(uuid7()), "card": str(uuid7()), "party": "unknown"}
    if known is None:
        return Form(fresh)
    said = {"name": known.name, "name_en": known.name_en, "party": known.party}
    return Form(fresh | said | {"asked": known.asked.isoformat() if known.asked else ""})


def _save(actor: Actor, yard: Yard, known: people.Enterprise | None, given: Given) -> people.Enterprise:
    asked: date | None = day_typed(given, "asked") if given.get("asked") else None
    contact = _contact(actor, yard, known, given)
    said = {name: given.get(name, "") for name in ("name", "name_en", "party")}
    draft = people.EnterpriseDraft(**said, contact=contact, asked=asked)
    enterprise_id = known.id if known else uuid_or_absent(given.get("enterprise", ""))
    return people.write_enterprise(actor=actor, yard=yard, enterprise_id=enterprise_id, draft=draft)


def _contact(actor: Actor, yard: Yard, known: people.Enterprise | None, given: Given) -> UUID | None:
    """The card of whom to call: one with this telephone, or a new one; left empty, who it was before."""
    name, phone = given.get("contact", "").strip(), given.get("phone", "").strip()
    if not name and not phone:
        return known.contact_id if known else None
    there = people.residents_of_phone(actor, yard, phone) if phone else []
    if there:
        return there[0].id
    if not name:
        raise Refusal("invalid", fields={"contact": "name-missing"})
    draft = people.CardDraft(name, phone=phone or None)
    return people.write_card(actor=actor, yard=yard, card_id=uuid_or_absent(given.get("card", "")), draft=draft).id


def _form(
    request: HttpRequest, yard: Yard, known: people.Enterprise | None, form: Form, status: int = 200
) -> HttpResponse:
    shown = frame(request, yard, "cards") | {"form": form, "known": known, "parties": people.PARTY}
    return render(request, "desk/enterprise_form.html", shown, status=status)
