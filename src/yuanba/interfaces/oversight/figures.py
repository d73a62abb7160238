"""Figures with their base: by estate, company, building, kind, level, unit, person, month; each opens its cases."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.oversight.views import frame, overseer
from yuanba.interfaces.telling import badge_of
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, paths
from yuanba.platform.sheets.public import plain_cell
from yuanba.platform.yards.models import Yard
from yuanba.ui.preferences import prefs_of

BY: dict[str, str] = {
    "estate": _("Estate"),
    "company": _("Company"),
    "building": _("Building"),
    "kind": _("Kind"),
    "level": _("Level"),
    "unit": _("Unit"),
    "assignee": _("Person"),
    "channel": _("How they came"),
    "month": _("Month"),
}
FIGURES: dict[str, str] = {
    "response": _("Answered at all"),
    "answered": _("Answered in time"),
    "closed": _("Done in time"),
    "solved": _("Solved"),
    "satisfied": _("Satisfied"),
}
QUESTIONS: dict[str, str] = {"kind": _("Kind"), "level": _("Level"), "unit": _("To whom")}


@dataclass(frozen=True)
class Asked:
    """What the address asks for."""

    actor: Actor
    yards: Sequence[Yard]
    profiles: dict[Any, Any]
    by: str
    months: int
    rank: str
    english: bool

    def named(self, profile: Any) -> str:
        """The name of an estate in the language of the page."""
        return str((profile.name_en or profile.name) if self.english else profile.name)


def _asked(request: HttpRequest) -> Asked:
    actor, said = overseer(request), request.GET
    by, months, rank = said.get("by", "estate"), said.get("months", "3"), said.get("rank", "")
    if by not in BY or months not in {str(n) for n in cases.MONTHS} or rank not in ("", *FIGURES):
        raise absent()
    yards = places.estates_under(paths(actor, "case.oversee"))
    profiles = places.profiles([yard.id for yard in yards])
    english = prefs_of(request).language == "en"
    return Asked(actor, yards, dict(profiles), by, int(months), rank, english)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The table."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    asked = _asked(request)
    lines = _lines(asked)
    since = cases.since_of(asked.months)
    shown = frame(request, "figures") | {
        "asked": asked,
        "lines": [(name, line, list(_cells(asked, line))) for name, line in lines],
        "unranked": sum(not line.rates.of(asked.rank).is_rate for _name, line in lines) if asked.rank else 0,
        "by": BY,
        "figures": FIGURES,
        "months": cases.MONTHS,
        "since": since,
        "taken": cases.suggestions_taken(asked.yards, since),
        "questions": QUESTIONS,
    }
    return render(request, "oversight/figures.html", shown)


def _cells(asked: Asked, line: cases.Line) -> Iterator[tuple[str, Any, str]]:
    for what in FIGURES:
        query = urlencode({"by": asked.by, "key": line.key, "what": what, "months": asked.months})
        yield what, line.rates.of(what), f"/oversight/figures/cases/?{query}"


def _lines(asked: Asked) -> list[tuple[str, cases.Line]]:
    """Named, most requests first; ranked where asked for, with what has too few at the end."""
    since = cases.since_of(asked.months)
    if asked.by == "company":
        found = _companies(asked, cases.rates_by(asked.yards, "estate", since))
    else:
        found = cases.rates_by(asked.yards, asked.by, since)
    names = _names(asked, [line.key for line in found])
    lines = [(names.get(line.key, "") or gettext("not given yet"), line) for line in found]
    if asked.by == "month":
        return lines[::-1]
    if not asked.rank:
        return sorted(lines, key=lambda row: (-row[1].rates.counts["all"], row[0]))
    return sorted(lines, key=lambda row: (*_place(row[1].rates.of(asked.rank)), row[0]))


def _place(figure: Any) -> tuple[bool, int]:
    return not figure.is_rate, -figure.tenths if figure.is_rate else 0


def _companies(asked: Asked, lines: list[cases.Line]) -> list[cases.Line]:
    """The lines of estates added up by the company that looks after them."""
    of = {str(key): profile.company for key, profile in asked.profiles.items()}
    grouped: dict[str, list[cases.Rates]] = defaultdict(list)
    for line in lines:
        grouped[of.get(line.key, "")].append(line.rates)
    return [cases.Line(company, cases.together(rates)) for company, rates in grouped.items()]


def _names(asked: Asked, keys: Sequence[str]) -> dict[str, str]:
    """What a line is called."""
    if asked.by == "estate":
        return {str(key): asked.named(profile) for key, profile in asked.profiles.items()}
    if asked.by == "building":
        return {key: _building(asked, key) for key in keys}
    if asked.by == "unit":
        return cases.unit_names(asked.yards)
    if asked.by == "assignee":
        return cases.assignee_names(asked.yards, keys)
    known = cases.vocabulary
    words = {"kind": known.KINDS, "level": known.LEVELS, "channel": known.CHANNELS}.get(asked.by, {})
    return {key: gettext(words[key]) if key in words else key[:7] if asked.by == "month" else key for key in keys}


def _building(asked: Asked, path: str) -> str:
    """金桂苑 3: the estate and its building; the estate alone for what lies in none."""
    yard = next((one for one in asked.yards if path == one.path or path.startswith(f"{one.path}/")), None)
    if yard is None:
        return path
    return f"{asked.named(asked.profiles[yard.id])} {path.removeprefix(yard.path).strip('/')}".strip()


@require_safe
def behind(request: HttpRequest) -> HttpResponse:
    """The cases behind one figure of one line."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    asked, key, what = _asked(request), request.GET.get("key", ""), request.GET.get("what", "")
    if what not in FIGURES:
        raise absent()
    yards, by = asked.yards, asked.by
    if by == "company":
        yards, by = [yard for yard in yards if asked.profiles[yard.id].company == key], "all"
    since = cases.since_of(asked.months)
    after = request.GET.get("after", "")
    rows = cases.cases_behind(asked.actor, yards, by=by, key=key, what=what, since=since, after=after)
    shown = frame(request, "figures") | {
        "rows": [(case, badge_of(case)) for case in rows.rows],
        "more": rows.more,
        "query": urlencode({"by": asked.by, "key": key, "what": what, "months": asked.months}),
        "back": urlencode({"by": asked.by, "months": asked.months}),
        "name": _names(asked, [key]).get(key, "") or gettext("not given yet"),
        "what": what,
        "figures": FIGURES,
    }
    return render(request, "oversight/figures_cases.html", shown)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The table as CSV: part and base, never a rate alone."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    asked, out = _asked(request), StringIO()
    writer = csv.writer(out)
    heads = [part for what in FIGURES.values() for part in (gettext(what), f"{gettext(what)} / {gettext('of')}")]
    writer.writerow([gettext(BY[asked.by]), gettext("Requests"), *heads])
    for name, line in _lines(asked):
        pairs = [n for what in FIGURES for n in (line.rates.of(what).part, line.rates.of(what).base)]
        writer.writerow([plain_cell(name), line.rates.counts["all"], *pairs])
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="figures-{asked.by}-{clock.today():%Y%m%d}.csv"'
    response.headers["Cache-Control"] = "no-store"
    return response
