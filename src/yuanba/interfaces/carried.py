"""What a request carries beside its form: files once stored, and the seals by which the form finds them again."""

from dataclasses import dataclass, field
from uuid import UUID
from weakref import WeakKeyDictionary

from django.http import HttpRequest


@dataclass
class Carried:
    """`seals` are hidden values of the form by field; `photos` the pictures stored of it, None before they are."""

    seals: dict[str, str] = field(default_factory=dict)
    photos: tuple[UUID, ...] | None = None


_carried: WeakKeyDictionary[HttpRequest, Carried] = WeakKeyDictionary()


def carried(request: HttpRequest) -> Carried:
    """The one of this request, as long as the request lives."""
    return _carried.setdefault(request, Carried())
