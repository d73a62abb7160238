"""What is done on the desk: one form per verb, each calling its use case."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from yuanba.domains.cases import public as cases
from yuanba.interfaces import clocking
from yuanba.interfaces.asking import actor_of, moment_typed, stands_at, target_of, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.desk.case import page
from yuanba.interfaces.desk.covering import cover
from yuanba.interfaces.desk.handing import UNIT_ACTS, Act
from yuanba.interfaces.uploads import stored_photos
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import refused

RIGHTS = {"take-up": "triage"}  # the other steps of it ask for their own


@require_POST
def do(request: HttpRequest, code: str, case_id: UUID, verb: str) -> HttpResponse:
    """Do it; what is refused stands again in its form, with what was typed."""
    stands_at(request, f"/desk/{code}/{case_id}/")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    if verb not in ACTS:
        raise absent()
    yard = by_code(code)
    case = cases.case_to_read(actor, yard, case_id)
    if not can(actor, f"case.{RIGHTS.get(verb, verb)}", case):
        raise absent()  # before any picture is kept
    try:
        ACTS[verb](request, actor, target_of(request, yard, case.id))
    except Refusal as refusal:
        if refusal.status not in (409, 413, 422):
            raise
        form = refused({**typed(request), "key": new_key()}, refusal)
        return page(request, code, case_id, verb, form, refusal.status)
    return redirect(f"/desk/{code}/{case_id}/?done={verb}#title")


def _text(request: HttpRequest) -> str:
    return request.POST.get("text", "")


def _triage(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    said = {name: request.POST.get(name, "") for name in ("kind", "level")}
    shown, category = _shown(request, actor, target), request.POST.get("category")
    return cases.triage(actor=actor, target=target, **said, category=category, shown=shown)


def _shown(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Shown | None:
    """What the page suggested: made anew, if the one who made it is still the same."""
    by = request.POST.get("suggested", "")
    if not by:
        return None
    made = cases.suggestion_for(cases.case_to_read(actor, target.yard, target.case_id))
    return cases.Shown(made) if made.by == by else None


def _dispatch(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    return cases.dispatch(actor=actor, target=target, to=_to(request))


def _to(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("to", ""))
    except ValueError:
        raise Refusal("invalid", fields={"to": "not-assignable"}) from None


def _take_up(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    said = {name: request.POST.get(name, "") for name in ("kind", "level", "text")}
    to = _to(request) if request.POST.get("to") else None
    how, shown = request.POST.get("how", "phoned"), _shown(request, actor, target)
    category = request.POST.get("category")
    return cases.take_up(actor=actor, target=target, **said, category=category, to=to, how=how, shown=shown)


def _answer(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    how = request.POST.get("how", "written")
    return cases.answer(actor=actor, target=target, text=_text(request), how=how)


def _promise(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    return cases.promise(actor=actor, target=target, text=_text(request), due=moment_typed(request.POST, "due"))


def _note(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    photos = stored_photos(request, target.yard, "photos")
    public = request.POST.get("inside", "") != "1"
    return cases.note(actor=actor, target=target, text=_text(request), photos=photos, public=public)


def _resolve(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    return cases.resolve(
        actor=actor,
        target=target,
        text=_text(request),
        outcome=request.POST.get("outcome", "solved"),
        before=stored_photos(request, target.yard, "before"),
        after=stored_photos(request, target.yard, "after"),
        why_no_photo=request.POST.get("why_no_photo", ""),
        why_no_help=request.POST.get("why_no_help", ""),
    )


def _type_out(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    voice = request.POST.get("voice", "")
    return cases.type_out(
        actor=actor, target=target, text=_text(request), voice=uuid_or_absent(voice) if voice else None
    )


def _reopen(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    return cases.reopen(actor=actor, target=target, text=_text(request))


def _uphold(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    return cases.uphold(actor=actor, target=target, text=_text(request))


ACTS: dict[str, Act] = {
    "take-up": _take_up,
    "triage": _triage,
    "dispatch": _dispatch,
    "answer": _answer,
    "promise": _promise,
    "note": _note,
    "resolve": _resolve,
    "type_out": _type_out,
    "reopen": _reopen,
    "uphold": _uphold,
    "cover": cover,
    **{verb: clocking.ACTS[verb] for verb in clocking.DESK},
    **UNIT_ACTS,
}
