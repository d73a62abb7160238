"""What weighs on a home, as the unit matrix measures it: bills that are overdue, renovations that run."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuanba.domains.cases import public as cases
from yuanba.domains.finance import public as finance
from yuanba.kernel.errors import absent
from yuanba.kernel.money import format_yuan
from yuanba.platform.access.public import Actor, anywhere
from yuanba.platform.yards.models import Yard

RIGHTS = {"arrears": "bill.see", "renovations": "renovation.advise"}


class Weighing:
    """One of `RIGHTS`. What each square says and where it leads is known once `at` was asked."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.count = 0
        self._words: dict[UUID, str] = {}
        self._ways: dict[UUID, str] = {}
        self._fen = 0

    @property
    def query(self) -> str:
        """The address that asks for it."""
        return f"weigh={self.what}"

    @property
    def chip(self) -> str:
        """Its name among the measures."""
        return _("Arrears") if self.what == "arrears" else _("Renovations running")

    @property
    def head(self) -> str:
        """The heading of its column."""
        return _("Overdue bills") if self.what == "arrears" else _("Renovations")

    @property
    def key(self) -> str:
        """What the colours count."""
        return _("Overdue bills of a home:") if self.what == "arrears" else _("Renovations that run at a home:")

    @property
    def told(self) -> str:
        """What was measured in all, in a sentence."""
        homes = len(self._words)
        if self.what == "renovations":
            words = ngettext("a renovation runs at %(n)s of them", "renovations run at %(n)s of them", homes)
            return words % {"n": homes}
        words = ngettext(
            "¥%(sum)s are overdue at %(n)s of them (bills: %(bills)s)",
            "¥%(sum)s are overdue at %(n)s of them (bills: %(bills)s)",
            homes,
        )
        return words % {"sum": format_yuan(self._fen), "n": homes, "bills": self.count}

    def at(self, actor: Actor, yard: Yard, path: str) -> Mapping[UUID, int]:
        """How many bills or renovations at each home at or below a path, of those the actor may see."""
        found = self._arrears(actor, yard, path) if self.what == "arrears" else self._renovations(actor, yard, path)
        self.count = sum(found.values())
        return found

    def _arrears(self, actor: Actor, yard: Yard, path: str) -> dict[UUID, int]:
        owed = finance.overdue_at(actor, yard, path)
        self._words = {home: f"¥{format_yuan(fen)}" for home, (_bills, fen) in owed.items()}
        self._fen = sum(fen for _bills, fen in owed.values())
        self._ways = {home: f"window/{home}/" for home in owed} if anywhere(actor, "payment.take") else {}
        return {home: bills for home, (bills, _fen) in owed.items()}

    def _renovations(self, actor: Actor, yard: Yard, path: str) -> dict[UUID, int]:
        running = cases.renovations_at(actor, yard, path)
        self._words = dict.fromkeys(running, _("renovating"))
        self._ways = {home: f"renovations/{found[0]}/" for home, found in running.items()}
        return {home: len(found) for home, found in running.items()}

    def square(self, home: UUID) -> tuple[str, str]:
        """What the square of a home says, and where on the desk it leads; empty where there is nothing."""
        return self._words.get(home, ""), self._ways.get(home, "")


def asked_weighing(request: HttpRequest, actor: Actor) -> Weighing | None:
    """What an address asks for; None where it asks for something else, absent where it is made up or not for them."""
    what = request.GET.get("weigh")
    if what is None:
        return None
    if what not in RIGHTS or not anywhere(actor, RIGHTS[what]):
        raise absent()
    return Weighing(what)


def offered_weighing(actor: Actor) -> list[Weighing]:
    """What this actor may ask for."""
    return [Weighing(what) for what, right in RIGHTS.items() if anywhere(actor, right)]
