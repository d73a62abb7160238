"""The survey of the year on a telephone: one question a page, big faces, a look at all of it, then send."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.evaluation import public as evaluation
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.surveying import marks_typed
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import can
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, code: str, year: int, home_id: UUID) -> HttpResponse:
    """For whoever lives there; each tap leads to the next question, `back` asks one again."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = by_code(code)
    home, survey = places.place(yard, home_id), evaluation.survey_of(yard, year)
    if home.kind != "home" or not can(actor, "survey.answer", home):
        raise absent()
    given, status = typed(request), 200
    form = Form(given if given.get("key") else {"key": new_key()})
    if given.get("act") == "send":
        try:
            marks, key = marks_typed(given), given.get("key", "")[:64]
            evaluation.answer_survey(actor=actor, home=home, year=year, marks=marks, client_key=key)
            return redirect(f"{request.path}?done=1")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(given, refusal), refusal.status
    done, profile = evaluation.has_answered(survey, home), places.profile(yard)
    shown = _step(given) | {
        "survey": survey,
        "home": home,
        "yard": yard,
        "profile": profile,
        "phone": profile.phone,
        "form": form,
        "answered": done,
        "over": not done and clock.today() > survey.closes_on,
        "thanks": "done" in request.GET,
        "dock": "home",
    }
    return render(request, "resident/survey.html", shown, status=status)


def _step(given: dict[str, str]) -> dict[str, object]:
    """The first question without a face; none where all have one."""
    again = given.get("back", "")
    marks = {name: mark for name, mark in marks_typed(given).items() if name != again}
    left = [name for name in evaluation.QUESTIONS if name not in marks]
    now = left[0] if left else ""
    names = list(evaluation.QUESTIONS)
    before = names[names.index(now) - 1] if now and names.index(now) and not again else ""
    return {
        "marks": marks,
        "said": [(name, evaluation.MARKS[mark], mark) for name, mark in marks.items()],
        "now": now,
        "step": names.index(now) + 1 if now else 0,
        "steps": len(names),
        "before": before if before in marks else "",
        "questions": evaluation.QUESTIONS,
        "faces": evaluation.MARKS,
    }
