"""The promise ledger on the board: what was promised, by when, and what became of it."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.promised import MONTHS, estates_with
from yuanba.platform.yards.public import by_code

ESTATES = 20
SIGNS = {"kept": ("ok", "ok"), "late": ("late", "warn"), "dropped": ("soon", "x"), "running": ("inf", "clock")}


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """For everybody: promises of the last twelve months; `by` narrows them to those that one company gave here."""
    yard, what = by_code(code), request.GET.get("of", "all")
    since, by = cases.since_of(MONTHS), request.GET.get("by")
    given = {one.company: one for one in cases.ledgers_by_company([yard.id], since)}
    found = cases.promises(yard, what, since, company=by, after=request.GET.get("after", ""))
    shown_of = [one for name, one in given.items() if by in (None, name)]
    narrowed = {} if by is None else {"by": by}
    shown = {
        "yard": yard,
        "profile": places.profile(yard),
        "ledger": sum((one.ledger for one in shown_of), cases.Ledger()),
        "by": shown_of[0] if by and shown_of else None,
        "several": len(given) > 1,
        "rows": [(one, *SIGNS[one.became]) for one in found.rows],
        "more": found.more,
        "query": urlencode({"of": what} | narrowed),
        "narrowed": urlencode(narrowed),
        "kept": f"?{urlencode({'of': 'kept'} | narrowed)}",
        "what": what,
        "since": since,
        "became": cases.PROMISES,
    }
    return render(request, "board/promises.html", shown)


@require_safe
def company(request: HttpRequest, code: str) -> HttpResponse:
    """For everybody: what the company of this estate promised wherever it works or did; of no company, in this one."""
    yard = by_code(code)
    profile, since = places.profile(yard), cases.since_of(MONTHS)
    profile.yard = yard
    estates, ledgers = estates_with(profile, since)
    start = request.GET.get("after", "")
    following = [one for one in estates if one.yard.path > start]
    shown = {
        "yard": yard,
        "profile": profile,
        "ledger": sum(ledgers.values(), cases.Ledger()),
        "rows": [(one, ledgers.get(one.yard_id, cases.Ledger())) for one in following[:ESTATES]],
        "more": following[ESTATES - 1].yard.path if len(following) > ESTATES else "",
        "count": len(estates),
        "since": since,
    }
    return render(request, "board/promises_company.html", shown)
