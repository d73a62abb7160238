"""Figures of one estate: five large ones, and by kind, level, building, unit, month; of several own ones too."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.rail import frame, my_estates, named_beside
from yuanba.interfaces.desk.ways import may_in
from yuanba.interfaces.figuring import BY, Asked, asked_by, behind_of, file_of, shown_of
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, anywhere, check
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

READS = "case.figures"
HERE = ("kind", "level", "building", "unit", "channel", "policy", "month")
MOST = 60


def _own(actor: Actor, yard: Yard) -> Sequence[Yard]:
    """The estates that are set beside each other: those one works for; who stands above compares in oversight."""
    return [yard] if anywhere(actor, "case.compare") else my_estates(actor, READS)[:MOST]


def _by(actor: Actor, yard: Yard, own: Sequence[Yard]) -> dict[str, str]:
    """By what: persons only for who works here, estates only for who has several."""
    named = [*HERE, *(["assignee"] if may_in(actor, "case.read", yard) else []), *(["estate"] if len(own) > 1 else [])]
    return {name: BY[name] for name in named}


def _asked(request: HttpRequest, code: str) -> tuple[Asked, Yard, dict[str, str], Sequence[Yard]]:
    actor, yard = actor_of(request), by_code(code)
    check(actor, READS, yard)
    if yard.kind != Yard.Kind.ESTATE:
        raise absent()
    own = _own(actor, yard)
    by = _by(actor, yard, own)
    yards = own if request.GET.get("by") == "estate" else [yard]
    known = by | ({"estate": BY["estate"]} if request.GET.get("key") else {})  # all of it opens, where there is one too
    return asked_by(request, actor, yards, known, f"/desk/{code}/figures/"), yard, by, own


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The estate as a whole, and its table."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    asked, yard, by, own = _asked(request, code)
    whole = next((line.rates for line in cases.rates_by([yard], "estate", asked.since)), None)
    shown = (
        frame(request, yard, "figures")
        | shown_of(asked, by)
        | {
            "whole": [(what, whole.of(what), _all_of(yard, asked, what)) for what in cases.FIGURES] if whole else [],
            "all": whole.counts["all"] if whole else 0,
            "others": named_beside(yard, own)[:12],
        }
    )
    return render(request, "desk/figures.html", shown)


@require_safe
def behind(request: HttpRequest, code: str) -> HttpResponse:
    """The cases behind one figure of one line: to open for who may, else as the notice board shows them."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    asked, yard, by, _several = _asked(request, code)
    shown = frame(request, yard, "figures") | behind_of(request, asked, "/desk/")
    if asked.by not in by:
        shown["back"] = f"/desk/{code}/figures/?months={asked.months}"
    return render(request, "ui/figures_cases.html", shown)


def _all_of(yard: Yard, asked: Asked, what: str) -> str:
    """Where the cases of a large figure stand."""
    query = urlencode({"by": "estate", "key": yard.id, "what": what, "months": asked.months})
    return f"{asked.base}cases/?{query}"


@require_safe
def export(request: HttpRequest, code: str) -> HttpResponseBase:
    """The table as a file."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    return file_of(_asked(request, code)[0])
