"""A meter as it begins to count."""

from yuanba.domains.assets.models import Meter
from yuanba.domains.assets.rules.meters import NewMeter
from yuanba.domains.places.public import Place
from yuanba.platform.yards.models import Yard


def hung(yard: Yard, place: Place, new: NewMeter, replaces: Meter | None = None) -> Meter:
    """Saved, with what it shows as the first reading."""
    meter = Meter(yard=yard, place=place, kind=new.kind, code=new.code, digits=new.digits, factor=new.factor)
    meter.hung_on = meter.last_day = new.day
    meter.first = meter.last_value = new.first
    meter.replaces = replaces
    meter.save()
    return meter
