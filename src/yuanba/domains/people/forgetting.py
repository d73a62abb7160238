"""What other rooms keep of somebody by telephone only is forgotten with the card; they register how."""

from collections.abc import Callable, Collection

from yuanba.platform.yards.models import Yard

Forget = Callable[[Yard, Collection[str]], None]
FORGETTING: dict[str, Forget] = {}


def register_forgetting(name: str, forget: Forget) -> None:
    """Add what a room forgets: a function of yard and telephones. One name for two is an error."""
    if FORGETTING.setdefault(name, forget) is not forget:
        raise ValueError(f"{name!r} is registered twice")


def forget_phones(yard: Yard, phones: Collection[str]) -> None:
    """In the caller's transaction, before the telephones are gone."""
    known = {one for one in phones if one}
    for forget in FORGETTING.values() if known else ():
        forget(yard, known)
