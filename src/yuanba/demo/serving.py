"""Services of a scene: what staff signed for with a photograph, so that a report says how often of what was due."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from yuanba.demo import pictures
from yuanba.demo.stage import crew
from yuanba.domains.contracts import public as contracts
from yuanba.kernel import clock
from yuanba.platform.files.public import store_image
from yuanba.platform.yards.models import Yard

SWEPT, LIFTS = "1", "2"
LIFT_DAYS = (12, 26)


@dataclass(frozen=True)
class Served:
    """User names: who signs for the stairwells, who for the lifts. `missed`: months with one visit of the lifts only.

    On `rest` days a month nobody swept.
    """

    sweeps: str
    lifts: str
    missed: Collection[int] = ()
    rest: int = 0


def sign(yard: Yard, served: Served, last: date) -> None:
    """The month that ends with `last`: its sweeping in one entry, each visit of the lifts in one of its own."""
    for day in LIFT_DAYS[: 1 if last.month in served.missed else 2]:
        done = contracts.services.Done(LIFTS, last.replace(day=day), words="曳引机、门机、限速器检查加油")
        _sign(yard, served.lifts, done, pictures.lift(last.month * 40 + day), 10)
    times = last.day - served.rest
    done = contracts.services.Done(SWEPT, last, times, f"{last.month} 月清扫 {times} 天，垃圾日清", who="保洁班")
    _sign(yard, served.sweeps, done, pictures.stairs(last.month), 17)


def _sign(yard: Yard, username: str, done: contracts.services.Done, drawn: bytes, hour: int) -> None:
    with clock.at(clock.local(datetime.combine(done.day, time(hour, 40)))):
        shown = replace(done, photo=store_image(yard, drawn).id)
        key = f"demo-{done.line}-{done.day}"
        contracts.sign_service(actor=crew.actor(username), yard=yard, done=shown, client_key=key)
