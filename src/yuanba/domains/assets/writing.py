"""How a reading is written; the caller has checked the right and holds the meter's row."""

from dataclasses import dataclass
from datetime import date

from yuanba.domains.assets.models import Meter, Reading
from yuanba.domains.assets.rules.meters import Before, Judged, judged, written
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor


@dataclass(frozen=True)
class Shown:
    """What a meter shows on a day; `sure` confirms a leap, `words` say why a reading of the same day was wrong."""

    day: date
    value: int
    sure: bool = False
    words: str = ""
    source: str = "hand"


def take(actor: Actor, meter: Meter, shown: Shown) -> tuple[Reading, bool]:
    """The reading, and whether it is new: the same of the same day is the one that is there.

    Refused: `invalid` with fields `value` and `day`, `reading-there`, `meter-gone`.
    """
    if meter.gone_on:
        raise Refusal("meter-gone", day=meter.gone_on.isoformat())
    if shown.day > clock.today():
        raise Refusal("invalid", fields={"day": "reading-day"}, last=meter.last_day.isoformat())
    known = _last(meter)
    again = known if known and known.day == shown.day else None
    if again and again.value == shown.value:
        return again, False
    words = clean(shown.words)[:200]
    if again and not words:
        raise Refusal("reading-there", value=written(again.value))
    before = _before(meter, again)
    found = judged(before, shown.value, shown.day, meter.digits, sure=shown.sure)
    return _written(actor, meter, shown, words, before, found, again.take + 1 if again else 1), True


def _last(meter: Meter) -> Reading | None:
    return Reading.objects.filter(yard=meter.yard_id, meter=meter).order_by("-day", "-take").first()


def _before(meter: Meter, again: Reading | None) -> Before:
    """What a new reading is held against: where one of the same day is put right, the one before that."""
    if again is None:
        return Before(meter.last_value, meter.last_day, meter.last_used, meter.last_days)
    rows = Reading.objects.filter(yard=meter.yard_id, meter=meter, day__lt=again.day)
    found = rows.order_by("-day", "-take").first()
    return Before(found.value, found.day, found.used, found.days) if found else Before(meter.first, meter.hung_on)


def _written(
    actor: Actor, meter: Meter, shown: Shown, words: str, before: Before, found: Judged, number: int
) -> Reading:
    days = (shown.day - before.day).days
    reading = Reading(yard=meter.yard, meter=meter, day=shown.day, take=number, value=shown.value, words=words)
    reading.used, reading.days, reading.rolled = found.used, days, found.rolled
    reading.sure, reading.source, reading.at = shown.sure, shown.source, clock.now()
    reading.account, reading.by = actor.account, actor.name[:60]
    reading.save()
    meter.last_day, meter.last_value, meter.last_used, meter.last_days = shown.day, shown.value, found.used, days
    meter.save(update_fields=["last_day", "last_value", "last_used", "last_days"])
    return reading
