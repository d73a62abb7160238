"""The ways of the desk's rail, in their order: one line each, and who sees it."""

from collections.abc import Callable
from dataclasses import dataclass

from yuanba.kernel.paths import touch
from yuanba.kernel.text import gettext_noop as _
from yuanba.platform.access.public import Actor, anywhere, can, paths
from yuanba.platform.yards.models import Yard

WORKS = "case.work"
Seen = Callable[[Actor, Yard], bool]


def may_in(actor: Actor, action: str, yard: Yard) -> bool:
    """Whether the actor may in all of the estate or a part of it: the pages of single things ask again."""
    return any(touch(path, yard.path) for path in paths(actor, action))


def _within(action: str) -> Seen:
    return lambda actor, yard: may_in(actor, action, yard)


def _here(action: str) -> Seen:
    return lambda actor, yard: can(actor, action, yard)


def _anywhere(action: str) -> Seen:
    return lambda actor, yard: anywhere(actor, action)


def _only_mediates(actor: Actor, yard: Yard) -> bool:
    works = may_in(actor, WORKS, yard) or anywhere(actor, "case.oversee")
    return may_in(actor, "dispute.mediate", yard) and not works


def _from_above(actor: Actor, yard: Yard) -> bool:
    return not may_in(actor, WORKS, yard) and not _only_mediates(actor, yard)


def _not_only_mediates(actor: Actor, yard: Yard) -> bool:
    return not _only_mediates(actor, yard)


@dataclass(frozen=True)
class Way:
    """A line of the rail: its name, sign and words, its address below the desk of the estate, and who sees it."""

    name: str
    icon: str
    label: str
    link: str
    seen: Seen


WORK: tuple[Way, ...] = (
    Way("morning", "sun", _("This morning"), "/oversight/", _from_above),
    Way("today", "sun", _("Today"), "", _within(WORKS)),
    Way("all", "list", _("All requests"), "all/", _within(WORKS)),
    Way("waiting", "clock", _("With the resident"), "waiting/", _within(WORKS)),
    Way("hard", "warn", _("Hard cases"), "hard/", _within(WORKS)),
    Way("report", "phone", _("Report for someone"), "report/", _within(WORKS)),
    Way("hotline", "phone", _("12345 hotline"), "hotline/", _here("case.hotline")),
    Way("shifts", "users", _("Shift hand-over"), "shifts/", _within(WORKS)),
    Way("calls", "phone", _("Calls back"), "calls/", _within("case.call_back")),
    Way("renovations", "wrench", _("Renovations"), "renovations/", _within("renovation.advise")),
    Way("mediation", "users", _("Mediation"), "mediation/", _within("dispute.mediate")),
    Way("problems", "list", _("Ledger of problems"), "problems/", _here("problem.read")),
)
ESTATE: tuple[Way, ...] = (
    Way("homes", "grid", _("Unit matrix"), "matrix/", _within(WORKS)),
    Way("meters", "clock", _("Meters"), "meters/", _within("meter.see")),
    Way("cards", "me", _("People and enterprises"), "people/", _anywhere("people.read_cards")),
    Way("people", "users", _("Claims and invitations"), "homes/", _anywhere("people.register")),
    Way("team", "shield", _("Team"), "team/", _not_only_mediates),
)
SAID: tuple[Way, ...] = (
    Way("notices", "info", _("Notices"), "notices/", _not_only_mediates),
    Way("undertakings", "wrench", _("Use of common areas"), "undertakings/", _within("undertaking.objections")),
    Way("papers", "doc", _("Papers"), "papers/", _not_only_mediates),
    Way("board", "board", _("Notice board"), "/b/{code}/", lambda actor, yard: True),
)
KEPT: tuple[Way, ...] = (
    Way("routing", "go", _("Units and rules"), "routing/", _within(WORKS)),
    Way("replies", "doc", _("Ready replies"), "replies/", _within(WORKS)),
    Way("contracts", "doc", _("Contracts"), "contracts/", _here("contract.read")),
    Way("promises", "clock", _("What we promise"), "promises/", _here("case.policy")),
    Way("stations", "pin", _("Stations"), "stations/", _here("place.station")),
    Way("import", "get", _("Take over homes"), "import/", _here("place.manage")),
    Way("takeover", "doc", _("Hand-over inspection"), "takeover/", _here("takeover.read")),
    Way("packs", "doc", _("Going on in another system"), "packs/", _here("handover.read")),
)
# What is worked on stands first and without a heading; on a telephone its first four are the dock.
SECTIONS: tuple[tuple[str, tuple[Way, ...]], ...] = (
    ("", WORK),
    (_("Homes and people"), ESTATE),
    (_("Said and shown"), SAID),
    (_("Set up"), KEPT),
)


def ways(actor: Actor, yard: Yard) -> list[dict[str, str]]:
    """The lines that the actor sees, each with the heading of its section; words untranslated."""
    return [
        {"section": section, "name": way.name, "icon": way.icon, "label": way.label, "link": _address(way, yard)}
        for section, several in SECTIONS
        for way in several
        if way.seen(actor, yard)
    ]


def _address(way: Way, yard: Yard) -> str:
    return way.link.format(code=yard.code) if way.link.startswith("/") else f"/desk/{yard.code}/{way.link}"
