"""The ways of the rail of oversight, in their order: one line each, and the rights whoever sees it has somewhere."""

from dataclasses import dataclass

from yuanba.kernel.text import gettext_noop as _
from yuanba.platform.access.public import Actor, anywhere, paths

# By any of these somebody has a place in oversight; the first that is held says where one stands.
ABOVE = ("case.oversee", "case.compare", "problem.oversee")
SEES, COMPARES, LEDGERS = ABOVE


@dataclass(frozen=True)
class Line:
    """A line of the rail: name, sign, words and address, the rights it needs, all of them, and its section."""

    name: str
    icon: str
    label: str
    link: str
    rights: tuple[str, ...]
    section: str = ""


RESULTS, HANDED, PEOPLE = _("Problems and results"), _("Joint work and notices"), _("People and places")
FILES = _("Files and hand-overs")
# What is looked at every day stands first and without a heading.
LINES: tuple[Line, ...] = (
    Line("morning", "sun", _("This morning"), "/oversight/", (SEES,)),
    Line("look", "eye", _("Daily look"), "/oversight/look/", (SEES, "case.look")),
    Line("upward", "ret", _("Up and down"), "/oversight/upward/", (SEES,)),
    Line("hard", "warn", _("Hard cases"), "/oversight/hard/", (SEES,)),
    Line("estates", "home", _("Estates"), "/oversight/estates/", (SEES,)),
    Line("figures", "board", _("Figures"), "/oversight/figures/", (COMPARES,), RESULTS),
    Line("promises", "ok", _("Promises"), "/oversight/promises/", (COMPARES,), RESULTS),
    Line("duties", "cal", _("Due to publish"), "/oversight/duties/", ("duty.oversee",), RESULTS),
    Line("surveys", "vote", _("Surveys"), "/oversight/surveys/", ("survey.compare",), RESULTS),
    Line("problems", "list", _("Ledgers of problems"), "/oversight/problems/", (LEDGERS,), RESULTS),
    Line("growing", "say", _("Growing now"), "/oversight/growing/", (SEES,), RESULTS),
    Line("complete", "home", _("Complete communities"), "/oversight/complete/", (SEES,), RESULTS),
    Line("appeals", "send", _("Calls to sign"), "/oversight/calls-to-sign/", ("call.make",), HANDED),
    Line("hotline", "phone", _("12345 hotline"), "/oversight/hotline/", (SEES, "case.hotline"), HANDED),
    Line("mediation", "users", _("Mediation"), "/oversight/mediation/", ("dispute.count",), HANDED),
    Line(
        "undertakings",
        "shield",
        _("Use of common areas"),
        "/oversight/undertakings/",
        (SEES, "undertaking.plan"),
        HANDED,
    ),
    Line("delivery", "info", _("Delivery of notices"), "/oversight/delivery/", (SEES, "notice.standing"), HANDED),
    Line("teams", "me", _("Teams"), "/oversight/teams/", (SEES,), PEOPLE),
    Line("grids", "grid", _("Grids"), "/oversight/grids/", (SEES, "place.see_grids"), PEOPLE),
    Line(
        "enterprises",
        "users",
        _("Enterprises and party organisations"),
        "/oversight/enterprises/",
        ("people.survey",),
        PEOPLE,
    ),
    Line("stations", "pin", _("Stations"), "/oversight/stations/", ("place.see_stations",), PEOPLE),
    Line("imports", "get", _("Taken over from files"), "/oversight/imports/", ("place.see_imports",), FILES),
    Line("takeovers", "doc", _("Hand-over inspection"), "/oversight/takeovers/", (SEES, "takeover.read"), FILES),
    Line("packs", "send", _("Going on in another system"), "/oversight/packs/", (SEES, "handover.read"), FILES),
)


def lines(actor: Actor) -> list[Line]:
    """The lines that the actor sees."""
    return [line for line in LINES if all(anywhere(actor, right) for right in line.rights)]


def standing(actor: Actor) -> str:
    """The path from which the actor looks down; empty for who has no place in oversight."""
    return next((held[0] for right in ABOVE if (held := paths(actor, right))), "")
