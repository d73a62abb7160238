"""Who has which post: accounts, appointments, badges."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction

from yuanba.demo import portraits
from yuanba.demo.people import PASSWORD
from yuanba.demo.stage.names import mobile, named
from yuanba.demo.stage.pace import breathe
from yuanba.domains.people import public as people
from yuanba.platform.access.public import SYSTEM, Actor
from yuanba.platform.files.public import store_image
from yuanba.platform.yards.models import Yard

SINCE = date(2025, 1, 1)
HOURS = ("08:30-21:00", "8:30 to 21:00")
Spot = tuple[str, str, str]  # the path below the yard, and what it is called in Chinese and English
NO_SEAT = people.Seat()


@dataclass(frozen=True)
class Worker:
    """Somebody to appoint: `at` is the place below the yard; with `signs_in` the account has the demo's password."""

    username: str
    name: str
    name_en: str
    role: str
    at: str = ""
    where: str = "全小区"
    where_en: str = "whole estate"
    phone: str = ""
    seat: people.Seat = NO_SEAT
    languages: tuple[str, ...] = ("zh",)
    hours: str = ""
    hours_en: str = ""
    signs_in: bool = False
    language: str = "zh-hans"
    since: date = SINCE
    until: date | None = None


def account(username: str, name: str, name_en: str, *, signs_in: bool, language: str = "zh-hans") -> people.Account:
    """The account with this user name; opened where it is missing."""
    known = people.Account.objects.filter(username=username).first()
    password = PASSWORD if signs_in else ""
    return known or people.open_account(
        actor=SYSTEM, name=name, name_en=name_en, username=username, password=password, language=language
    )


def engage(yard: Yard, workers: Iterable[Worker]) -> None:
    """Everybody in their posts, with the badge; one after the other, as portraits and passwords take their time."""
    for worker in workers:
        with transaction.atomic():
            _engage(yard, worker)
        breathe()


def _engage(yard: Yard, worker: Worker) -> None:
    top = yard.path if yard.kind == "estate" else yard.path.rpartition("/")[0]
    who = (worker.username, worker.name, worker.name_en)
    post = people.appoint(
        actor=SYSTEM,
        yard=yard,
        account=account(*who, signs_in=worker.signs_in, language=worker.language),
        role=worker.role,
        path=f"{top}/{worker.at}" if worker.at else top,
        where=worker.where,
        where_en=worker.where_en,
        phone=worker.phone,
        since=worker.since,
        until=worker.until,
        seat=worker.seat,
    )
    if not post.languages:
        write_badge(yard, post, (worker.hours, worker.hours_en), worker.languages)


def write_badge(
    yard: Yard, post: people.Post, hours: tuple[str, str] = ("", ""), languages: tuple[str, ...] = ("zh",)
) -> None:
    """Languages and telephone; of those who look after homes, and who have hours, a drawn portrait beside."""
    if not hours[0] and post.role in people.LOOKING_AFTER:
        hours = HOURS
    photo = store_image(yard, portraits.of(post.account.name)).id if hours[0] else None
    badge = people.Badge(photo=photo, languages=languages, hours=hours[0], hours_en=hours[1], phone=post.phone)
    people.write_badge(actor=SYSTEM, yard=yard, post_id=post.id, badge=badge)


def butlers(prefix: str, groups: Sequence[Sequence[Spot]], first: int, hours: tuple[str, str] = HOURS) -> list[Worker]:
    """A butler for each group of places: the first one signs in."""
    found = []
    for number, group in enumerate(groups):
        name, name_en = named(first + number)
        where, where_en = "、".join(at for _, at, _ in group), ", ".join(at for _, _, at in group)
        worker = Worker(f"{prefix}-butler-{number + 1}", name, name_en, "butler", "", where, where_en)
        worker = replace(worker, phone=mobile(first + number), hours=hours[0], hours_en=hours[1])
        found += [replace(worker, at=at, signs_in=number == 0) for at, _, _ in group]
    return found


def signing_in(worker: Worker) -> Worker:
    """The same person with the demo's password."""
    return replace(worker, signs_in=True)


def building(code: str) -> Spot:
    """A building by its code: where it is, and its two names."""
    return code, f"{code} 栋", f"block {code}"


def actor(username: str) -> Actor:
    """Whoever has this user name, with the rights of today."""
    return people.actor_of(people.Account.objects.get(username=username).id)


def id_of(username: str) -> UUID:
    """The account with this user name."""
    return people.Account.objects.get(username=username).id
