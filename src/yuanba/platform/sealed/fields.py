"""Columns of sealed text: a table says what of it is unreadable at rest; packs carry that, `reseal` renews it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import models

from yuanba.platform.sealed.sealing import seal, unseal

Bound = Callable[[Any, str], str]
Digest = Callable[[Any, str], str | None]


def by_row(row: Any, name: str) -> str:
    """What a value is bound to unless its column says otherwise: table, yard, row and column."""
    return f"{row._meta.app_label}:{row.yard_id}:{type(row).__name__}:{row.id}:{name}"


class Sealed(models.Field):  # type: ignore[type-arg]
    """`bound` says what a value is bound to; `digests` are the columns by which it is found without being opened."""

    bound: Bound
    digests: Mapping[str, Digest]

    def __init__(
        self, *args: Any, bound: Bound = by_row, digests: Mapping[str, Digest] | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.bound, self.digests = bound, digests or {}

    def opened(self, row: Any) -> str:
        """The text again. Unreadable: no key here opens it."""
        return unseal(getattr(row, self.attname), bound=self.bound(row, self.attname))

    def put(self, row: Any, text: str) -> None:
        """Write the text into the row, sealed, and its digests; unsaved."""
        setattr(row, self.attname, seal(text, bound=self.bound(row, self.attname)))
        for name, digest in self.digests.items():
            setattr(row, name, digest(row, text))


class SealedText(Sealed, models.TextField):  # type: ignore[type-arg]
    """A text; to migrations like any other."""

    def deconstruct(self) -> Any:
        """As the plain column."""
        name, _path, words, more = super().deconstruct()
        return name, "django.db.models.TextField", words, more


class SealedChars(Sealed, models.CharField):  # type: ignore[type-arg]
    """A text of bounded length; to migrations like any other."""

    def deconstruct(self) -> Any:
        """As the plain column."""
        name, _path, words, more = super().deconstruct()
        return name, "django.db.models.CharField", words, more


def columns(model: type[models.Model]) -> list[Sealed]:
    """The sealed columns of a table."""
    return [field for field in model._meta.local_fields if isinstance(field, Sealed)]


def stored(of: models.Model | type[models.Model], *names: str) -> list[str]:
    """The columns that a `put` into these writes, where only some are saved: none may be left as it was."""
    return [kept for name in names for kept in (name, *column(of, name).digests)]


def column(row: models.Model | type[models.Model], name: str) -> Sealed:
    """The sealed column of that name; TypeError where it is none, so that nothing is sealed that no table tells of."""
    found = row._meta.get_field(name)
    if not isinstance(found, Sealed):
        raise TypeError(f"{row._meta.label}.{name} is no sealed column")
    return found
