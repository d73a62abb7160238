"""Statements on the desk: worked out, explained, reviewed, signed, published, corrected."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yuanba.domains.disclosure import public as disclosure
from yuanba.interfaces.asking import actor_of, number_typed, to_sign_in, typed
from yuanba.interfaces.dates import day_of
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.verbs import Verbs
from yuanba.interfaces.papers.words import site_of
from yuanba.interfaces.stating import for_chat, period_words, plainly, told
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

ACTION, DRAFT = "statement.read", "statement.draft"
QUARTER = disclosure.spans.QUARTER
RIGHTS = {
    "anew": DRAFT,
    "explain": DRAFT,
    "drop": DRAFT,
    "review": "statement.review",
    "back": "statement.review",
    "sign": "statement.sign",
    "countersign": "statement.countersign",
    "publish": "statement.publish",
    "correct": DRAFT,
}


def _label(statement: disclosure.Statement) -> str:
    return period_words(disclosure.spans.label(statement.kind, statement.since))


@require_http_methods(["GET", "POST"])
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """Those on their way and those published, the newest first; a new one is drafted here."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, DRAFT if request.method == "POST" else ACTION)
    form, status = Form({"kind": QUARTER, "day": _last_day().isoformat()}), 200
    if request.method == "POST":
        try:
            made = _drafted(request, actor, yard)
            return redirect(f"/desk/{code}/statements/{made.number}/?done=anew")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    found = disclosure.statements(actor, yard, after=request.GET.get("after", ""))
    may = can(actor, DRAFT, yard)
    shown = frame(request, yard, "statements") | {
        "rows": [(one, _label(one)) for one in found.rows],
        "more": found.more,
        "form": form,
        "may": may,
        "contracts": disclosure.contracts_to_state(actor, yard) if may else [],
        "kinds": disclosure.spans.KINDS,
        "states": disclosure.words.STATES,
    }
    return render(request, "desk/statements.html", shown, status=status)


def _last_day() -> date:
    return disclosure.spans.last_over(QUARTER, clock.today())[1]


def _drafted(request: HttpRequest, actor: Actor, yard: Yard) -> disclosure.Statement:
    given = request.POST
    return disclosure.draft_statement(
        actor=actor,
        yard=yard,
        contract=number_typed(given.get("contract", "")),
        kind=given.get("kind", ""),
        day=day_of(given.get("day", ""), "day"),
    )


@require_safe
def show(request: HttpRequest, code: str, statement: int) -> HttpResponse:
    """One statement with what can be done next."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return _one(request, actor, desk_yard(actor, code, ACTION), statement, Form())


def _one(request: HttpRequest, actor: Actor, yard: Yard, number: int, form: Form, status: int = 200) -> HttpResponse:
    desk = disclosure.desk_of(actor, yard, number)
    statement = desk.statement
    document = {**statement.figures, "notes": statement.notes}
    shown = frame(request, yard, "statements") | {
        "desk": desk,
        "statement": statement,
        "label": _label(statement),
        "plainly": plainly(document),
        "may": {verb: can(actor, right, yard) for verb, right in RIGHTS.items()},
        "is_own": statement.account is not None and statement.account == actor.account,
        "states": disclosure.words.STATES,
        "chat": for_chat(desk.publication, site_of(request)) if desk.publication else "",
        "form": form,
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/statement.html", shown | told(document), status=status)


@require_POST
def do(request: HttpRequest, code: str, statement: int, verb: str) -> HttpResponse:
    """Work it out anew, explain, drop, review, send back, sign, publish or correct it."""
    return VERBS.do(request, code, f"/desk/{code}/statements/{statement}/", statement, verb)


def _anew(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    one = disclosure.desk_of(actor, yard, number).statement
    said = {"contract": one.contract.number, "kind": one.kind, "day": one.since}
    return disclosure.draft_statement(actor=actor, yard=yard, **said)


def _explain(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    notes = {name[5:]: text for name, text in typed(request).items() if name.startswith("note-")}
    return disclosure.explain_statement(actor=actor, yard=yard, number=number, notes=notes, seen=_seen(request))


def _drop(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    return disclosure.drop_statement(actor=actor, yard=yard, number=number)


def _review(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    return disclosure.review_statement(actor=actor, yard=yard, number=number, seen=_seen(request))


def _back(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    return disclosure.send_back_statement(actor=actor, yard=yard, number=number, why=request.POST.get("why", ""))


def _sign(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    return disclosure.sign_statement(actor=actor, yard=yard, number=number, seen=_seen(request))


def _countersign(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    return disclosure.countersign_statement(actor=actor, yard=yard, number=number, seen=_seen(request))


def _publish(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    return disclosure.publish_statement(actor=actor, yard=yard, number=number, seen=_seen(request))


def _correct(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    published = disclosure.desk_of(actor, yard, number).publication
    code = published.code if published else ""
    return disclosure.correct_statement(actor=actor, yard=yard, code=code, why=request.POST.get("why", ""))


def _seen(request: HttpRequest) -> str:
    return request.POST.get("seen", "")


ACTS = {
    "anew": _anew,
    "explain": _explain,
    "drop": _drop,
    "review": _review,
    "back": _back,
    "sign": _sign,
    "countersign": _countersign,
    "publish": _publish,
    "correct": _correct,
}
VERBS = Verbs(ACTS, RIGHTS, _one)
