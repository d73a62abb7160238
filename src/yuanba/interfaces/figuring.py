"""Tables of figures with their base: what an address asks for, the lines, the cases behind one, the file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.tables import dated, table_of
from yuanba.interfaces.telling import badge_of
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import part_of
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.ui.preferences import prefs_of
from yuanba.ui.words import on_day

BY: dict[str, str] = {
    "estate": _("Estate"),
    "community": _("Community"),
    "street": _("Street"),
    "company": _("Company"),
    "building": _("Building"),
    "kind": _("Kind"),
    "level": _("Level"),
    "unit": _("Unit"),
    "assignee": _("Person"),
    "channel": _("How they came"),
    "policy": _("Promise in force"),
    "month": _("Month"),
}
FIGURES: dict[str, str] = {
    "response": _("Answered at all"),
    "answered": _("Answered in time"),
    "closed": _("Done in time"),
    "solved": _("Solved"),
    "satisfied": _("Satisfied"),
}
LINES, NAMELESS = 50, "-"


@dataclass(frozen=True)
class Asked:
    """What the address asks for. `base` is where the pages of these figures begin."""

    actor: Actor
    yards: Sequence[Yard]
    profiles: dict[Any, Any]
    by: str
    months: int
    rank: str
    english: bool
    base: str
    after: str = ""

    def named(self, profile: Any) -> str:
        """The name of an estate, or of a division, in the language of the page."""
        return str((profile.name_en or profile.name) if self.english else profile.name)

    @property
    def since(self) -> Any:
        """The first day that counts."""
        return cases.since_of(self.months)


def asked_by(request: HttpRequest, actor: Actor, yards: Sequence[Yard], by: dict[str, str], base: str) -> Asked:
    """What an address asks of these estates; refused as absent where somebody made it up."""
    said = request.GET
    chosen, months, rank = said.get("by", next(iter(by))), said.get("months", "3"), said.get("rank", "")
    if chosen not in by or months not in {str(n) for n in cases.MONTHS} or rank not in ("", *FIGURES):
        raise absent()
    english = prefs_of(request).language == "en"
    profiles = dict(places.profiles([yard.id for yard in yards]))
    return Asked(actor, yards, profiles, chosen, int(months), rank, english, base, said.get("after", ""))


def shown_of(asked: Asked, by: dict[str, str]) -> dict[str, Any]:
    """What the template of a table needs: fifty lines of it, in their order."""
    found = lines_of(asked)
    page = part_of(found, lambda row: row[1].key or NAMELESS, asked.after, LINES)
    return {
        "asked": asked,
        "lines": [(name, line, list(_cells(asked, line))) for name, line in page.rows],
        "more": page.more,
        "query": urlencode({"by": asked.by, "months": asked.months, "rank": asked.rank}),
        "unranked": sum(not line.rates.of(asked.rank).is_rate for _name, line in found) if asked.rank else 0,
        "by": by,
        "figures": FIGURES,
        "months": cases.MONTHS,
        "since": asked.since,
    }


def _cells(asked: Asked, line: cases.Line) -> Iterator[tuple[str, Any, str]]:
    for what in FIGURES:
        query = urlencode({"by": asked.by, "key": line.key, "what": what, "months": asked.months})
        yield what, line.rates.of(what), f"{asked.base}cases/?{query}"


def lines_of(asked: Asked) -> list[tuple[str, cases.Line]]:
    """Named, most requests first; ranked where asked for, with what has too few at the end."""
    found = cases.rates_by(asked.yards, asked.by, asked.since)
    names = _names(asked, [line.key for line in found])
    lines = [(names.get(line.key, "") or gettext("not given yet"), line) for line in found]
    if asked.by == "month":
        return lines[::-1]
    if not asked.rank:
        return sorted(lines, key=lambda row: (-row[1].rates.counts["all"], row[0]))
    return sorted(lines, key=lambda row: (*_place(row[1].rates.of(asked.rank)), row[0]))


def _place(figure: Any) -> tuple[bool, int]:
    return not figure.is_rate, -figure.tenths if figure.is_rate else 0


def _names(asked: Asked, keys: Sequence[str]) -> dict[str, str]:
    """What a line is called."""
    if asked.by == "estate":
        return {str(key): asked.named(profile) for key, profile in asked.profiles.items()}
    if asked.by in cases.DIVISIONS:
        lies = places.divisions_over(asked.yards, asked.by)
        return {one.path: asked.named(one) for one in lies.values()}
    if asked.by == "building":
        return {key: _building(asked, key) for key in keys}
    if asked.by == "unit":
        return cases.unit_names(asked.yards)
    if asked.by == "assignee":
        return cases.assignee_names(asked.yards, keys)
    if asked.by == "policy":
        return _policies(asked, keys)
    known = cases.vocabulary
    words = {"kind": known.KINDS, "level": known.LEVELS, "channel": known.CHANNELS}.get(asked.by, {})
    return {key: gettext(words[key]) if key in words else key[:7] if asked.by == "month" else key for key in keys}


def _policies(asked: Asked, keys: Sequence[str]) -> dict[str, str]:
    """Version 2, since 3 November: what was promised when it was said; with several estates, of which."""
    told = {key: cases.policy_key(key) for key in keys}
    versions = cases.versions_in(asked.yards, {number for _yard, number in told.values()})
    since = {(one.yard_id, one.number): clock.aware(one.at).date() for one in versions}
    return {key: _policy(asked, yard, number, since.get((yard, number))) for key, (yard, number) in told.items()}


def _policy(asked: Asked, yard: UUID, number: int, since: date | None) -> str:
    said = gettext("as preset, before anything was set here")
    if since is not None:
        said = gettext("version %(number)s, since %(day)s") % {"number": number, "day": on_day(since)}
    profile = asked.profiles.get(yard) if len(asked.yards) > 1 else None
    return f"{asked.named(profile)} · {said}" if profile else said


def _building(asked: Asked, path: str) -> str:
    """金桂苑 3: the estate and its building; the estate alone for what lies in none."""
    yard = next((one for one in asked.yards if path == one.path or path.startswith(f"{one.path}/")), None)
    if yard is None:
        return path
    return f"{asked.named(asked.profiles[yard.id])} {path.removeprefix(yard.path).strip('/')}".strip()


def behind_of(request: HttpRequest, asked: Asked, opens: str) -> dict[str, Any]:
    """What the page of the cases behind one figure needs; `opens` is the door through which one of them opens."""
    key, what = request.GET.get("key", ""), request.GET.get("what", "")
    if what not in FIGURES:
        raise absent()
    after = request.GET.get("after", "")
    rows = cases.cases_behind(asked.actor, asked.yards, by=asked.by, key=key, what=what, since=asked.since, after=after)
    return {
        "asked": asked,
        "rows": [(case, badge_of(case)) for case in rows.rows],
        "more": rows.more,
        "query": urlencode({"by": asked.by, "key": key, "what": what, "months": asked.months}),
        "back": f"{asked.base}?{urlencode({'by': asked.by, 'months': asked.months})}",
        "name": _names(asked, [key]).get(key, "") or gettext("not given yet"),
        "what": what,
        "figures": FIGURES,
        "opens": opens if cases.opens_cases(asked.actor, asked.yards) else "",
    }


def file_of(asked: Asked) -> HttpResponseBase:
    """The table as CSV: part and base, never a rate alone."""
    heads = [part for what in FIGURES.values() for part in (gettext(what), f"{gettext(what)} / {gettext('of')}")]
    head = [gettext(BY[asked.by]), gettext("Requests"), *heads]
    rows = [[name, *map(str, _counted(line.rates))] for name, line in lines_of(asked)]
    return table_of(head, rows, dated(f"figures-{asked.by}", "csv"), "csv", "")


def _counted(rates: cases.Rates) -> list[int]:
    pairs = (rates.of(what) for what in FIGURES)
    return [rates.counts["all"], *(n for pair in pairs for n in (pair.part, pair.base))]
