"""Accounts, posts and tenures for tests, made through the use cases; the actors that come of them."""

from datetime import date
from fractions import Fraction
from itertools import count

from yuanba.domains.people import public as people
from yuanba.domains.places.public import Place
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import SYSTEM, Actor
from yuanba.platform.yards.models import Yard

LONG_AGO = date(2020, 1, 1)
PASSWORD = "correct horse"
_numbers = count(1)


def account(name: str = "罗小满", username: str | None = None, **more: str) -> people.Account:
    """An account; its user name is new in each call where none is given."""
    return people.open_account(
        actor=SYSTEM, name=name, username=username or f"user{next(_numbers)}", password=PASSWORD, **more
    )


def post(
    yard: Yard,
    role: str,
    path: str | None = None,
    holder: people.Account | None = None,
    since: date = LONG_AGO,
    until: date | None = None,
    **seat: object,
) -> people.Post:
    """A post kept in `yard`, at the top of what it may speak for where no path is given."""
    top = yard.path if yard.kind == "estate" else yard.path.rpartition("/")[0]
    return people.appoint(
        actor=SYSTEM,
        yard=yard,
        account=holder or account(),
        role=role,
        path=top if path is None else path,
        where="全小区",
        where_en="whole estate",
        phone="028-0000 1203",
        since=since,
        until=until,
        seat=people.Seat(**seat),
    )


def staff(yard: Yard, role: str, path: str | None = None, name: str = "罗小满") -> Actor:
    """Somebody new with one post, as an actor."""
    return people.actor_of(post(yard, role, path, account(name)).account_id)


def tenure(
    home: Place, kind: str = "owner", holder: people.Account | None = None, since: date = LONG_AGO
) -> people.Tenure:
    """A tenure of a home."""
    return people.register_tenure(
        actor=SYSTEM, yard=home.yard, account=holder or account("黎晓舟"), home=home, kind=kind, since=since
    )


def resident(home: Place, kind: str = "owner") -> Actor:
    """Somebody new with one tenure, as an actor."""
    holder = account("黎晓舟")
    tenure(home, kind, holder)
    return people.actor_of(holder.id)


def card(yard: Yard, name: str = "黎晓舟", **said: object) -> people.ResidentCard:
    """A resident card without an account; `said` are more fields of the draft."""
    return people.write_card(actor=SYSTEM, yard=yard, card_id=uuid7(), draft=people.CardDraft(name, **said))


def stay(
    card: people.ResidentCard,
    home: Place,
    kind: str = "owner",
    since: date = LONG_AGO,
    until: date | None = None,
    share: Fraction | None = None,
    **more: object,
) -> people.Tenure:
    """A card moves into a home."""
    terms = people.Stay(kind, since, until, share)
    return people.move_in(actor=SYSTEM, yard=home.yard, card_id=card.id, home_id=home.id, stay=terms, **more)
