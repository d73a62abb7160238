"""Which values an event may hold: what JSON keeps as it is, without fractions."""

import functools
import types
from typing import Any, Union, get_args, get_origin, get_type_hints

_PLAIN: tuple[Any, ...] = (str, int, bool, types.NoneType)


@functools.cache
def fields_of(shape: type) -> dict[str, Any]:
    """Field names of an event class and their kinds; TypeError where a kind is not a JSON one."""
    hints = get_type_hints(shape)
    for name, kind in hints.items():
        if not _allowed(kind):
            raise TypeError(f"{shape.__name__}.{name}: an event holds str, int, bool, None, lists and dicts of them")
    return hints


def _allowed(kind: Any) -> bool:
    origin, parts = get_origin(kind), get_args(kind)
    if origin is dict:
        return parts[0] is str and _allowed(parts[1])
    return kind in _PLAIN or (origin in (list, Union, types.UnionType) and all(_allowed(part) for part in parts))


def check(shape: type, payload: dict[str, Any]) -> None:
    """TypeError where a field is unknown, missing, or of another kind than the shape says."""
    hints = fields_of(shape)
    if payload.keys() - hints.keys():
        raise TypeError(f"{shape.__name__} has no {sorted(payload.keys() - hints.keys())}")
    for name, value in payload.items():
        if not _fits(value, hints[name]):
            raise TypeError(f"{shape.__name__}.{name} is not {hints[name]}")


def _fits(value: Any, kind: Any) -> bool:
    origin, parts = get_origin(kind), get_args(kind)
    if origin is list:
        return isinstance(value, list) and all(_fits(one, parts[0]) for one in value)
    if origin is dict:
        return isinstance(value, dict) and all(isinstance(k, str) and _fits(v, parts[1]) for k, v in value.items())
    if origin is not None:
        return any(_fits(value, part) for part in parts)
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
