"""Tables of meters."""

from yuanba.domains.assets.models.meters import Meter, Reading

__all__ = ["Meter", "Reading"]
