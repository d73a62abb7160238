"""The ways of the desk's rail, in their order: one line each, and who sees it."""

from collections.abc import Callable
from dataclasses import dataclass

from yuanba.domains.notices.public import Undertaking
from yuanba.kernel.paths import touch
from yuanba.kernel.text import gettext_noop as _
from yuanba.platform.access.public import Actor, anywhere, can, paths
from yuanba.platform.yards.models import Yard

WORKS = "case.work"
Seen = Callable[[Actor, Yard], bool]


def may_in(actor: Actor, action: str, at: Yard | Undertaking) -> bool:
    """Whether the actor may in all of the estate, or of what stands at a place, or in a part of it.

    The pages of single things ask again.
    """
    return any(touch(path, at.path) for path in paths(actor, action))


def _within(action: str) -> Seen:
    return lambda actor, yard: may_in(actor, action, yard)


def _here(action: str) -> Seen:
    return lambda actor, yard: can(actor, action, yard)


def _only_ledgers(actor: Actor, yard: Yard) -> bool:
    return anywhere(actor, "problem.oversee") and not anywhere(actor, "case.oversee")


def _in_estate(action: str) -> Seen:
    return lambda actor, yard: yard.kind == Yard.Kind.ESTATE and can(actor, action, yard)


def _in_part(action: str) -> Seen:
    return lambda actor, yard: yard.kind == Yard.Kind.ESTATE and may_in(actor, action, yard)


def _either(*actions: str) -> Seen:
    return lambda actor, yard: any(can(actor, action, yard) for action in actions)


def _from_above(actor: Actor, yard: Yard) -> bool:
    return anywhere(actor, "case.oversee") and not may_in(actor, WORKS, yard)


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
    Way("ledgers", "ret", _("Ledgers of problems"), "/oversight/problems/", _only_ledgers),
    Way("today", "sun", _("Today"), "", _within(WORKS)),
    Way("all", "list", _("All requests"), "all/", _within(WORKS)),
    Way("waiting", "clock", _("With resident"), "waiting/", _within(WORKS)),
    Way("report", "phone", _("Report for someone"), "report/", _within(WORKS)),
    Way("hard", "warn", _("Hard cases"), "hard/", _within(WORKS)),
)
DUTY: tuple[Way, ...] = (
    Way("growing", "users", _("Growing now"), "growing/", _within(WORKS)),
    Way("shifts", "ret", _("Shift hand-over"), "shifts/", _within(WORKS)),
    Way("calls", "phone", _("Calls back"), "calls/", _within("case.call_back")),
    Way("hotline", "say", _("12345 hotline"), "hotline/", _here("case.hotline")),
    Way("renovations", "wrench", _("Renovations"), "renovations/", _within("renovation.advise")),
    Way("mediation", "users", _("Mediation"), "mediation/", _within("dispute.mediate")),
)
RESULTS: tuple[Way, ...] = (
    Way("figures", "board", _("Figures"), "figures/", _in_estate("case.figures")),
    Way("surveys", "vote", _("Surveys"), "surveys/", _within("survey.enter")),
    Way("problems", "list", _("Ledger of problems"), "problems/", _here("problem.read")),
    Way("appeals", "send", _("Calls to sign"), "calls-to-sign/", _either("call.make", "call.sign")),
    Way("services", "ok", _("Services done"), "services/", _in_part("service.read")),
    Way("observe", "eye", _("I see something"), "/my/observe/", _within("case.observe")),
)
ESTATE: tuple[Way, ...] = (
    Way("homes", "grid", _("Unit matrix"), "matrix/", _within(WORKS)),
    Way("cards", "me", _("People and enterprises"), "people/", _within("people.read_cards")),
    Way("people", "home", _("Claims and invitations"), "homes/", _within("people.register")),
    Way("team", "shield", _("Team"), "team/", _within("people.team")),
    Way("grids", "pin", _("Grids"), "grids/", _in_part("place.see_grids")),
    Way("meters", "clock", _("Meters"), "meters/", _within("meter.see")),
)
MONEY: tuple[Way, ...] = (
    Way("window", "bill", _("Window of fees"), "window/", _in_part("payment.take")),
    Way("online", "phone", _("Paid by WeChat"), "online/", _in_part("payment.take")),
    Way("bank", "get", _("Bank statements"), "bank/", _in_estate("payment.bank")),
    Way("arrears", "bell", _("Arrears"), "arrears/", _in_part("bill.see")),
    Way("bills", "doc", _("Bills"), "bills/", _in_estate("bill.oversee")),
    Way("revenue", "grid", _("Public revenue"), "revenue/", _in_estate("revenue.read")),
    Way("spending", "cal", _("Spending"), "spending/", _in_estate("spending.read")),
    Way("statements", "read", _("Statements"), "statements/", _in_estate("statement.read")),
    Way("duties", "clock", _("Due to publish"), "statements/calendar/", _in_estate("duty.read")),
)
SAID: tuple[Way, ...] = (
    Way("notices", "info", _("Notices"), "notices/", _within("notice.read")),
    Way("undertakings", "wrench", _("Use of common areas"), "undertakings/", _within("undertaking.objections")),
    Way("papers", "print", _("Papers"), "papers/", _within("notice.read")),
    Way("resolutions", "vote", _("Resolutions"), "resolutions/", _in_estate("resolution.read")),
    Way("board", "board", _("Notice board"), "/b/{code}/", lambda actor, yard: True),
)
KEPT: tuple[Way, ...] = (
    Way("estate", "home", _("Estate"), "estate/", _in_estate("place.manage")),
    Way("replies", "say", _("Ready replies"), "replies/", _within(WORKS)),
    Way("routing", "go", _("Units and rules"), "routing/", _within(WORKS)),
    Way("contracts", "doc", _("Contracts"), "contracts/", _in_estate("contract.read")),
    Way("promises", "clock", _("What we promise"), "promises/", _here("case.policy")),
    Way("stations", "pin", _("Stations"), "stations/", _here("place.station")),
    Way("import", "get", _("Take over homes"), "import/", _in_estate("place.manage")),
    Way("takeover", "eye", _("Hand-over inspection"), "takeover/", _in_estate("takeover.read")),
    Way("packs", "send", _("Going on in another system"), "packs/", _in_estate("handover.read")),
)
# What is worked on all day stands first and without a heading; on a telephone the first four lines are the dock, and
# the other sections are folded. Signs stand before lines without a heading and in the dock.
SECTIONS: tuple[tuple[str, tuple[Way, ...]], ...] = (
    ("", WORK),
    (_("On duty"), DUTY),
    (_("Problems and results"), RESULTS),
    (_("Homes and people"), ESTATE),
    (_("Fees"), MONEY),
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


def first_way(actor: Actor, yard: Yard) -> str:
    """Where the desk of this yard begins for the actor: the first line of the own rail; empty where there is none."""
    lines = (way for _section, several in SECTIONS for way in several if not way.link.startswith("/"))
    return next((_address(way, yard) for way in lines if way.seen(actor, yard)), "")


def _address(way: Way, yard: Yard) -> str:
    return way.link.format(code=yard.code) if way.link.startswith("/") else f"/desk/{yard.code}/{way.link}"
