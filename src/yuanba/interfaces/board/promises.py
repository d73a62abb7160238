"""The promise ledger on the board: what was promised, by when, and what became of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.platform.yards.public import by_code

MONTHS = 12
ESTATES = 20
SIGNS = {"kept": ("ok", "ok"), "late": ("late", "warn"), "dropped": ("soon", "x"), "running": ("inf", "clock")}


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """For everybody: public requests of the last twelve months."""
    yard, what = by_code(code), request.GET.get("of", "all")
    since = cases.since_of(MONTHS)
    found = cases.promises(yard, what, since, after=request.GET.get("after", ""))
    shown = {
        "yard": yard,
        "profile": places.profile(yard),
        "ledger": cases.ledgers([yard.id], since)[yard.id],
        "rows": [(one, *SIGNS[one.became]) for one in found.rows],
        "more": found.more,
        "query": f"of={what}",
        "what": what,
        "since": since,
        "became": cases.PROMISES,
    }
    return render(request, "board/promises.html", shown)


@require_safe
def company(request: HttpRequest, code: str) -> HttpResponse:
    """For everybody: what the company of this estate promised in all its estates; of no company, in this one."""
    yard = by_code(code)
    profile, since = places.profile(yard), cases.since_of(MONTHS)
    profile.yard = yard
    estates = places.estates_of_company(profile.company) or [profile]
    ledgers, start = cases.ledgers([one.yard_id for one in estates], since), request.GET.get("after", "")
    following = [one for one in estates if one.yard.path > start]
    shown = {
        "yard": yard,
        "profile": profile,
        "ledger": sum(ledgers.values(), cases.Ledger()),
        "rows": [(one, ledgers[one.yard_id]) for one in following[:ESTATES]],
        "more": following[ESTATES - 1].yard.path if len(following) > ESTATES else "",
        "count": len(estates),
        "since": since,
    }
    return render(request, "board/promises_company.html", shown)
