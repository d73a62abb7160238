"""Which model suggests in which estate, and how it did on what it was only asked."""

from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

ASKED = {"kind": _("Kind"), "level": _("Level"), "unit": _("Person")}


@dataclass(frozen=True)
class Model:
    """One line: 0 where words suggest; `refused` where the last one that was taught was worse and is not used."""

    home: str
    number: int
    rows: int
    figures: list[tuple[Any, int, int]]
    refused: list[tuple[Any, int, int]]


def models() -> list[Model]:
    """Nothing where scikit-learn is not installed or nobody taught one."""
    if find_spec("sklearn") is None:
        return []
    from yuanba.integrations.triage.store import homes, refused_by, told_of

    data = settings.YUANBA_DATA_DIR
    return [_model(home, told_of(data, home), refused_by(data, home)) for home in homes(data)]


def _model(home: str, told: dict[str, Any], refused: dict[str, Any] | None) -> Model:
    return Model(home, told.get("number", 0), told.get("rows", 0), _lines(told.get("figures")), _lines(refused))


def _lines(figures: dict[str, Any] | None) -> list[tuple[Any, int, int]]:
    """Question, before, now; in hundredths."""
    if not figures:
        return []
    return [(ASKED[name], figures["before"].get(name, 0) // 10, new // 10) for name, new in figures["new"].items()]
