"""A played hand-over inspection: every thing looked at, signed by both sides, and looked at again a year later."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from yuanba.demo import pictures
from yuanba.domains.places import public as places
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import store_image
from yuanba.platform.yards.models import Yard

HOUR = time(9, 30)


@dataclass(frozen=True)
class Found:
    """What was found on a day: by the names of things, the rest is sound."""

    day: date
    odd: Mapping[str, places.Looked]
    plain: Mapping[str, places.Looked] = field(default_factory=dict)

    def of(self, item: places.Item) -> places.Looked:
        """How the thing was."""
        return self.odd.get(item.name) or self.plain.get(item.name) or places.Looked("sound")


@dataclass(frozen=True)
class Signers:
    """Who signs for the old side, on paper, and who for the new."""

    giver: tuple[str, str]
    taker: tuple[str, str]


def play(yard: Yard, by: Actor, terms: places.Terms, found: Found, signers: Signers) -> None:
    """The inspection of that day, signed; nothing where there is one."""
    with clock.at(_morning(found.day)):
        if places.inspections(by, yard):
            return
        places.begin_takeover(actor=by, yard=yard, terms=terms)
        _look(yard, by, 1, found)
        paper = store_image(yard, pictures.sheet()).id
        for side, (name, role) in (("giver", signers.giver), ("taker", signers.taker)):
            signing = places.Signing(side, name, role, paper=paper if side == "giver" else None)
            places.sign_takeover(actor=by, yard=yard, number=1, signing=signing)


def again(yard: Yard, by: Actor, found: Found) -> None:
    """The same things on a later day, held against what was signed; nothing where that was done."""
    with clock.at(_morning(found.day)):
        if len(places.inspections(by, yard)) > 1:
            return
        later = places.begin_comparison(actor=by, yard=yard, number=1)
        _look(yard, by, later.number, found)
        places.close_comparison(actor=by, yard=yard, number=later.number)


def _look(yard: Yard, by: Actor, number: int, found: Found) -> None:
    for group in places.sheet(by, yard, number).groups:
        for item in group.items:
            photos = (store_image(yard, pictures.leak(mended=False)).id,) if item.name in found.odd else ()
            places.inspect_item(
                actor=by, yard=yard, number=number, item=item.number, looked=found.of(item), photos=photos
            )


def _morning(day: date) -> datetime:
    return clock.local(datetime.combine(day, HOUR))
