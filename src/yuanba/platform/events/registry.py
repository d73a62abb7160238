"""The closed vocabulary of events, and who reacts to which."""

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from yuanba.platform.events import shapes

if TYPE_CHECKING:
    from yuanba.platform.events.models import Event

T = TypeVar("T")
Reaction = Callable[["Event"], None]

EVENTS: dict[str, type] = {}
REACTIONS: dict[str, dict[str, Reaction]] = {}
_NAMES: dict[type, str] = {}


def event(name: str) -> Callable[[type[T]], type[T]]:
    """Class decorator: a frozen dataclass of JSON values becomes the shape of the event `name`; else TypeError."""

    def declare(shape: type[T]) -> type[T]:
        if not dataclasses.is_dataclass(shape) or not shape.__dataclass_params__.frozen:  # type: ignore[attr-defined]
            raise TypeError(f"{name}: an event is a frozen dataclass")
        shapes.fields_of(shape)
        if EVENTS.setdefault(name, shape) is not shape:
            raise ValueError(f"event {name!r} is declared twice")
        _NAMES[shape] = name
        return shape

    return declare


def name_of(shape: type) -> str:
    """The name an event class was declared under; KeyError for anything else."""
    return _NAMES[shape]


def reaction(to: str, *, name: str) -> Callable[[Reaction], Reaction]:
    """Function decorator: called once in effect for each event `to`; it must be idempotent in itself."""

    def declare(react: Reaction) -> Reaction:
        listeners = REACTIONS.setdefault(to, {})
        if listeners.setdefault(name, react) is not react:
            raise ValueError(f"reaction {name!r} to {to!r} is declared twice")
        return react

    return declare


def read(name: str, payload: dict[str, Any]) -> Any:
    """The event object of a stored payload; unknown, missing or misshapen fields are a TypeError.

    A field that was added later needs a default: what is stored is never rewritten.
    """
    shapes.check(EVENTS[name], payload)
    return EVENTS[name](**payload)


def payload_of(happened: Any) -> dict[str, Any]:
    """What is stored of an event object; TypeError where a value is not of the declared kind."""
    payload = dict(vars(happened))
    shapes.check(type(happened), payload)
    return payload


def undeclared() -> list[str]:
    """Reactions to events nobody declares: an error at start."""
    return sorted(set(REACTIONS) - set(EVENTS))
