"""The same for many requests: ticked on the list, what is to be done is chosen here, and each row says how it went."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, typed
from yuanba.interfaces.desk.export import file_of
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.papers.answer import count, pdf
from yuanba.interfaces.papers.casework import cases_paper
from yuanba.interfaces.readies import Choice, label, said, shown, stored, text_in, values_of
from yuanba.interfaces.telling import HOW
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused
from yuanba.ui.preferences import prefs_of
from yuanba.ui.words import of_code, of_refusal

FILES = ("print", "export")
RIGHTS = {
    "dispatch": "case.dispatch",
    "route": "case.route",
    "answer": "case.answer",
    "note": "case.note",
    "level": "case.triage",
}


@require_POST
def many(request: HttpRequest, code: str) -> HttpResponseBase:
    """First what was ticked, with the forms; sent with a verb, the outcomes."""
    stands_at(request, f"/desk/{code}/all/?state=open")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code)
    ticked, given = _ticked(request), typed(request)
    verb = given.get("verb", "")
    if verb not in RIGHTS:
        return _begun(request, actor, yard, ticked, given)
    if not can(actor, RIGHTS[verb], yard):
        raise absent()
    try:
        outcomes = cases.do_to_many(
            actor=actor, yard=yard, doing=_doing(request, given), ticked=ticked, key=given.get("key", "") or new_key()
        )
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        if verb == "answer" and "text" in refusal.fields:
            refusal = Refusal("invalid", fields={"words": refusal.fields["text"]}, **refusal.data)
        return _page(request, actor, yard, ticked, refused(given, refusal), refusal.status)
    return _told(request, yard, outcomes)


def _begun(
    request: HttpRequest, actor: Actor, yard: Yard, ticked: dict[UUID, int | None], given: dict[str, str]
) -> HttpResponseBase:
    """What was ticked with the forms, a ready reply filled in, or all of it as a file."""
    verb, wrong = given.get("verb", ""), cases.many_wrong(len(ticked))
    if verb not in ("", "fill", *FILES):
        raise absent()
    if verb in FILES and not wrong:
        return _as_file(request, actor, yard, cases.chosen(actor, yard, list(ticked)), verb)
    form = Form({"key": new_key()}, problem=of_code(wrong, {}) if wrong else "")
    if verb == "fill" and not wrong:
        form = Form(_filled(request, yard, given))
    return _page(request, actor, yard, ticked, form, 422 if wrong else 200)


def _as_file(request: HttpRequest, actor: Actor, yard: Yard, rows: list[cases.Case], verb: str) -> HttpResponseBase:
    """Those ticked as a spreadsheet, or as sheets to print."""
    if not rows:
        raise absent()
    if verb == "export":
        return file_of(rows, yard.code, "xlsx")
    count(request)
    prefs = prefs_of(request)
    return pdf(cases_paper(actor, yard, rows, prefs), f"{yard.code}-{len(rows)}")


def _ticked(request: HttpRequest) -> dict[UUID, int | None]:
    """`id:version` of each tick; what somebody made up is absent."""
    found: dict[UUID, int | None] = {}
    for one in request.POST.getlist("case")[:500]:
        name, _colon, version = one.partition(":")
        try:
            found[UUID(name)] = int(version) if version.isdecimal() and len(version) < 9 else None
        except ValueError:
            raise absent() from None
    return found


def _filled(request: HttpRequest, yard: Yard, given: dict[str, str]) -> dict[str, str]:
    """A ready reply below what was typed; its places are filled for each request when it is sent."""
    chosen = said(cases.ready_reply(yard, given.get("ready", "")))
    text = shown(text_in(chosen, prefs_of(request).language))
    return given | {"words": cases.replies.joined(given.get("words", ""), text)}


def _chosen(given: dict[str, str], name: str) -> UUID | None:
    try:
        return UUID(given[name]) if given.get(name) else None
    except ValueError:
        return None


def _filling(request: HttpRequest, text: str) -> Callable[[cases.Case], str]:
    """Fills the words for each request; what it cannot fill is answered by itself. Refused: `invalid` with `text`."""
    actor, language = actor_of(request), prefs_of(request).language
    if code := cases.replies.check_text(text):
        known = cases.replies.PLACEHOLDERS
        unknown = (one for one in cases.replies.placeholders_in(text) if one not in known)
        raise Refusal("invalid", fields={"text": code}, word=next(unknown, ""))

    def fill(case: cases.Case) -> str:
        worded, gaps = cases.replies.fill(text, values_of(actor, case, language))
        if gaps:
            raise Refusal("reply-gaps", gaps=", ".join(label(one) for one in gaps))
        return worded

    return fill


def _doing(request: HttpRequest, given: dict[str, str]) -> cases.Doing:
    verb, text = given["verb"], given.get("text", "")
    fill: Callable[[cases.Case], str] | None = None
    if verb == "answer":
        text = stored(given.get("words", ""))
        fill = _filling(request, text)
    return cases.Doing(
        verb,
        to=_chosen(given, "to"),
        unit=_chosen(given, "unit"),
        text=text,
        fill=fill,
        how=given.get("how", ""),
        inside="inside" in given,
        level=given.get("level", ""),
        kind=given.get("kind", ""),
    )


def _page(
    request: HttpRequest, actor: Actor, yard: Yard, ticked: dict[UUID, int | None], form: Form, status: int = 200
) -> HttpResponse:
    rows = cases.chosen(actor, yard, list(ticked)[: cases.MOST_AT_ONCE])
    shown: dict[str, Any] = frame(request, yard, "all") | {
        "rows": [(case, ticked[case.id]) for case in rows],
        "form": form,
        "may": {verb for verb, action in RIGHTS.items() if can(actor, action, yard)},
        "people": cases.assignable(yard.path),
        "units": cases.units.plan_of(yard).open_units,
        "ready": [Choice(one.key, said(one).name) for one in _ready(yard)],
        "how": HOW,
        "levels": cases.vocabulary.LEVELS,
        "kinds": cases.vocabulary.KINDS,
    }
    return render(request, "desk/many.html", shown, status=status)


def _ready(yard: Yard) -> list[cases.Ready]:
    """The answers that fit whatever was ticked."""
    return cases.replies_for(yard, "", "", ["answer"])["answer"]


def _told(request: HttpRequest, yard: Yard, outcomes: list[cases.Outcome]) -> HttpResponse:
    """Each with what it says; those that were refused first, to be ticked again."""
    lines = [(one.case, _why(one.refusal) if one.refusal else "") for one in outcomes]
    not_done = [line for line in lines if line[1]]
    shown = frame(request, yard, "all") | {
        "done": [case for case, why in lines if not why],
        "not_done": not_done,
    }
    return render(request, "desk/many_done.html", shown)


def _why(refusal: Refusal) -> str:
    fields = [of_code(code, refusal.data) for code in refusal.fields.values()]
    return " ".join(fields) or of_refusal(refusal)
