"""What may be missing at a home, as the unit matrix measures it: people, a telephone, a notice."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuanba.domains.notices import public as notices
from yuanba.domains.people import public as people
from yuanba.interfaces.asking import uuid_or_absent
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, anywhere
from yuanba.platform.yards.models import Yard

READ = "people.read_cards"


@dataclass(frozen=True)
class Lacking:
    """What is measured: `people`, `phone` or `notice`, and which notice."""

    what: str
    notice: notices.Notice | None = None

    @property
    def query(self) -> str:
        """The address that asks for it."""
        return f"lack={self.what}&notice={self.notice.id}" if self.notice else f"lack={self.what}"

    @property
    def chip(self) -> str:
        """Its name among the measures."""
        if self.notice:
            return _("Not reached: %(title)s") % {"title": self.notice.title}
        names = {"people": _("Nobody registered"), "phone": _("No telephone"), "notice": _("Not reached by a notice")}
        return names[self.what]

    @property
    def square(self) -> str:
        """The word in the square of a home that lacks it."""
        return {"people": _("nobody"), "phone": _("no number"), "notice": _("not reached")}[self.what]

    def told(self, count: int) -> str:
        """How many homes lack it."""
        if self.what == "people":
            words = ngettext("nobody is registered at %(n)s of them", "nobody is registered at %(n)s of them", count)
        elif self.what == "phone":
            words = ngettext("no telephone is known at %(n)s of them", "no telephone is known at %(n)s of them", count)
        elif not self.notice:
            words = _("no notice to homes hangs today")
        else:
            words = ngettext("the notice has not reached %(n)s", "the notice has not reached %(n)s", count)
        return words % {"n": count}

    def at(self, actor: Actor, yard: Yard, path: str) -> Mapping[UUID, int]:
        """One for each home at or below a path that lacks it."""
        if self.what == "notice":
            return notices.unreached_at(actor, self.notice, path) if self.notice else {}
        ask = people.homes_without_people if self.what == "people" else people.homes_without_phone
        return ask(actor, yard, path)


def asked_lacking(request: HttpRequest, actor: Actor, yard: Yard) -> Lacking | None:
    """What an address asks for; None where it asks for something else, refused as absent where it is made up."""
    what = request.GET.get("lack")
    if what is None:
        return None
    if what == "notice":
        return Lacking(what, _notice(request, actor, yard))
    if what not in ("people", "phone") or not anywhere(actor, READ):
        raise absent()
    return Lacking(what)


def _notice(request: HttpRequest, actor: Actor, yard: Yard) -> notices.Notice | None:
    """The one that is named, or else the newest on the wall of which the actor may know how far it came."""
    named = request.GET.get("notice")
    if named is None:
        return next((one for one in notices.on_wall(yard) if notices.sees_standing(actor, one)), None)
    found = notices.notice_to_read(actor, yard, uuid_or_absent(named))
    if found.published_at is None or not notices.sees_standing(actor, found):
        raise absent()
    return found


def offered_lacking(actor: Actor, asked: Lacking | None) -> list[Lacking]:
    """What this actor may ask for; the notice that was asked for by its name."""
    offered = [Lacking("people"), Lacking("phone")] if anywhere(actor, READ) else []
    if asked and asked.what == "notice":
        return [*offered, asked]
    return [*offered, Lacking("notice")] if anywhere(actor, "notice.standing") else offered
