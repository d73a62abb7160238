"""Taking an estate over begins, with the list of what every estate has."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from yuanba.domains.places.events import TakeoverBegun
from yuanba.domains.places.inspecting import add_items
from yuanba.domains.places.models import Inspection
from yuanba.domains.places.rules.inspections import GIVERS, TEMPLATE
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("takeover-open", 409, "An inspection is still open here. Finish it first.")
register("takeover-there", 409, "This estate was taken over already. Begin an inspection against it instead.")
register("takeover-giver", 422, "Please say who hands over, in up to 80 characters.")
register("takeover-taker", 422, "Please say who takes over, in up to 80 characters.")


@dataclass(frozen=True)
class Terms:
    """Who hands over to whom, on which day, and what was promised."""

    giver_kind: str
    giver: str
    taker: str
    day: date
    promised: str = ""


def begin_takeover(*, actor: Actor, yard: Yard, terms: Terms) -> Inspection:
    """The inspection; begun with the same terms again it is the one that is open.

    Refused: `takeover-giver`, `takeover-taker`, `takeover-open`, `takeover-there`, absent.
    """
    check(actor, "takeover.begin", yard)
    if yard.kind != Yard.Kind.ESTATE:
        raise absent()
    said = _checked(terms)
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        there = Inspection.objects.filter(yard=yard).order_by("-number").first()
        if there is not None:
            if not there.closed_at and said == {name: getattr(there, name) for name in said}:
                return there
            raise Refusal("takeover-there" if there.closed_at else "takeover-open")
        made = Inspection(yard=yard, number=1, by=actor.name[:60], at=clock.now(), **said)
        made.save()
        names = ("group", "name", "name_en")
        count = add_items(made, (dict(zip(names, one, strict=True)) for one in TEMPLATE))
        record(TakeoverBegun(made.number, count), yard=yard, actor=actor, subject=made.id)
    return made


def _checked(terms: Terms) -> dict[str, str | date]:
    giver, taker = clean(terms.giver), clean(terms.taker)
    wrong = {}
    if terms.giver_kind not in GIVERS or not 0 < len(giver) <= 80:
        wrong["giver"] = "takeover-giver"
    if not 0 < len(taker) <= 80:
        wrong["taker"] = "takeover-taker"
    if wrong:
        raise Refusal("invalid", fields=wrong)
    promised = clean(terms.promised)[:4000]
    kind = terms.giver_kind
    return {"giver_kind": kind, "giver": giver, "taker": taker, "day": terms.day, "promised": promised}
