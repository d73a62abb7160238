"""Who serves this estate, what was promised how often, and what it costs: for anyone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.contracts import public as contracts
from yuanba.domains.finance import public as finance
from yuanba.domains.places import public as places
from yuanba.interfaces.pricing import example, home_of, said
from yuanba.kernel.errors import absent
from yuanba.platform.yards.public import by_code


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The contract that runs, with what a home of `?area=` pays by it."""
    yard = by_code(code)
    if yard.kind != "estate":
        raise absent()
    shown = {"yard": yard, "profile": places.profile(yard), "past": contracts.past(yard)}
    sheet = contracts.shown(yard)
    if sheet is not None:
        home = home_of({name: request.GET.get(name, "") for name in ("area", "spaces", "empty")})
        one, kinds = sheet.contract, finance.handing.KINDS
        handed = finance.handing.handed_in(yard, one.number) if one.succeeds_id else None
        shown |= {"handed": handed, "handed_kinds": kinds}
        shown |= {"figures": [(kind, handed.figures[kind]) for kind in kinds if handed.figures[kind]] if handed else []}
        shown |= said(sheet) | example(sheet.terms, home)
    return render(request, "board/contract.html", shown)
