"""The board of an estate: figures with their base, the public cases behind each, who looks after us."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.evaluation import public as evaluation
from yuanba.domains.notices import public as notices
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of
from yuanba.interfaces.board.people import once
from yuanba.interfaces.telling import badge_of
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.yards.public import by_code

TITLES: dict[str, str] = {
    "all": gettext_noop("All public requests"),
    "open": gettext_noop("Open requests"),
    "late": gettext_noop("Late requests"),
    "response": gettext_noop("Answered, or not yet"),
    "answered": gettext_noop("Answered in time, or not"),
    "closed": gettext_noop("Done in time, or not"),
    "solved": gettext_noop("Closed: solved, or not"),
    "satisfied": gettext_noop("Judged by residents"),
}


@require_safe
def board(request: HttpRequest, code: str) -> HttpResponse:
    """Everything at a glance."""
    yard = by_code(code)
    profile = places.profile(yard)
    team = people.team_of_estate(yard.path)
    shown = {
        "yard": yard,
        "profile": profile,
        "figures": cases.figures(yard),
        "problems": cases.problem_figures(yard),
        "calls": cases.calls_near(yard, after=request.GET.get("calls", "")),
        "problem_fields": cases.ledger.FIELDS,
        "mediated": cases.dispute_figures([yard.id])[yard.id],
        "wall": notices.on_wall(yard),
        "survey": evaluation.latest_published(yard),
        "standing": places.complete(yard),
        "honours": places.honours(yard),
        "planned": notices.announced_on_wall(yard),
        "kinds": notices.vocabulary.KINDS,
        "team": people.seen_by(actor_of(request), once(team))[:12],
        "rows": [(case, badge_of(case)) for case in cases.board_cases(yard, "all").rows[:6]],
        "roles": people.POST_ROLES,
        "spoken": people.LANGUAGES,
        "now": clock.now(),
    }
    return render(request, "board/board.html", shown)


@require_safe
def behind(request: HttpRequest, code: str) -> HttpResponse:
    """The public cases behind a figure."""
    yard = by_code(code)
    what = request.GET.get("of", "all")
    if what not in TITLES:
        raise absent()
    page = cases.board_cases(yard, what, after=request.GET.get("after", ""))
    shown = {
        "yard": yard,
        "profile": places.profile(yard),
        "rows": [(case, badge_of(case)) for case in page.rows],
        "more": page.more,
        "query": f"of={what}",
        "what": what,
        "titles": TITLES,
    }
    return render(request, "board/behind.html", shown)
