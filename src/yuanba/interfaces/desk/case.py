"""One case on the desk: its story, and what can be done with it now."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.people.public import POST_ROLES
from yuanba.interfaces import clocking
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.clocking import beside
from yuanba.interfaces.desk import together
from yuanba.interfaces.desk.covering import to_cover
from yuanba.interfaces.desk.handling import UNIT_VERBS, pieces
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.readies import offered
from yuanba.interfaces.referring import goes_to_mediation
from yuanba.interfaces.telling import HOW, badge_of, history, promise_line
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor, can
from yuanba.ui.forms import Form
from yuanba.ui.preferences import prefs_of

VERBS = ("answer", "triage", "dispatch", "promise", "note", "resolve", "reopen", "uphold")
FORMS = ("take-up", "type_out", "type_later", "voice", "cover", *VERBS, *UNIT_VERBS)  # `voice` is one not typed in yet


@require_safe
def show(request: HttpRequest, code: str, case_id: UUID) -> HttpResponse:
    """The page."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    return page(request, code, case_id, "", Form())


WORDS: dict[str, Any] = {
    "photo_stages": cases.vocabulary.STAGES,
    "kinds": cases.vocabulary.KINDS,
    "levels": cases.vocabulary.LEVELS,
    "outcomes": cases.vocabulary.OUTCOMES,
    "channels": cases.vocabulary.CHANNELS,
    "how": HOW,
    "roles": POST_ROLES,
}


def page(
    request: HttpRequest, code: str, case_id: UUID, verb: str, form: Form, status: int = 200, **more: Any
) -> HttpResponse:
    """The page, with the form of one verb as it was typed; `more` is shown beside it."""
    actor = actor_of(request)
    yard = desk_yard(actor, code, "case.read")
    case = cases.case_to_read(actor, yard, case_id)
    prefs = prefs_of(request)
    story = cases.story(actor, case)
    verb = "type_later" if verb == "type_out" and form.values.get("voice") else verb
    possible = [one for one in cases.states.verbs_in(case.state) if one in VERBS and can(actor, f"case.{one}", case)]
    empty = Form({"key": new_key()})
    shown = frame(request, yard, "all") | beside(actor, case, prefs, verb, form, clocking.DESK)
    shown |= WORDS | _rights(actor, case)
    shown |= {
        "case": case,
        "story": story,
        "badge": badge_of(case),
        "stations": promise_line(case, story.confirm_until, prefs),
        "lines": history(story, prefs),
        "contact": cases.contact_of(actor, case),
        "possible": possible,
        "act_at": f"/desk/{code}/{case_id}/",
        "forms": {one: form if one == verb else empty for one in FORMS},
        "is_new": case.state == cases.states.NEW and "triage" in possible,
        "typed_verb": verb,
        "typed_unit": "unit-route" if verb == "route" else "unit-ask",
        "typed_due": "due-ask" if verb == "ask_help" else "due",
        "people": cases.assignable(case.path) if "dispatch" in possible else [],
        "done": request.GET.get("done", ""),
        "ready": offered(case, possible, prefs.language),
        "renovation": cases.renovation_of(case) if case.kind == "renovation" else None,
        "works_near": cases.renovations_beside(case),
    }
    opens_other = case.state == cases.states.NEW or shown["clock_first"]
    shown["first"] = "" if opens_other else _first(case, possible)
    shown |= together.beside(actor, case)
    shown |= pieces(actor, case, story)
    shown["to_cover"] = to_cover(story, shown["lines"]) if shown["may_cover"] else []
    return render(request, "desk/case.html", shown | _suggested(shown) | more, status=status)


def _rights(actor: Actor, case: cases.Case) -> dict[str, bool]:
    """What is offered beside the verbs."""
    return {
        "may_contact": can(actor, "case.contact", case),
        "may_type_later": "type_out" in cases.states.verbs_in(case.state) and can(actor, "case.type_out", case),
        "may_type": case.sound_id is not None and case.typed_at is None and can(actor, "case.type_out", case),
        "may_cover": can(actor, "case.cover", case),
        "may_refer": goes_to_mediation(case) and can(actor, "case.refer", case),
        "may_enter_renovation": case.kind == "renovation" and can(actor, "renovation.advise", case),
    }


def _suggested(shown: dict[str, Any]) -> dict[str, Any]:
    """What the words of a new case speak for, and who of those who can be given it fits."""
    if not shown["is_new"]:
        return {"suggestion": None}
    made = cases.suggestion_for(shown["case"])
    fits = (one for one in shown["people"] if made.unit and one.role == made.unit.value)
    return {"suggestion": made, "fits": next(fits, None)}


def _first(case: cases.Case, possible: list[str]) -> str:
    """The act that is due: its form stands open."""
    wanted = {"answer": "answer", "promise": "promise", "close": "resolve", "decide": "reopen"}
    due = wanted.get(case.due_what, "")
    return due if due in possible else ""
