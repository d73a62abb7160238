"""Requests of a scene, from the first word to the reporter's: with the clock where it was."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from yuanba.demo import pictures
from yuanba.demo.stage.crew import actor, id_of
from yuanba.demo.stage.ground import place
from yuanba.demo.stage.names import mobile
from yuanba.demo.stage.pace import breathe
from yuanba.demo.stage.said import WORDS
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS, Actor
from yuanba.platform.files.public import store_image
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class Asked:
    """A request and its end: minutes until it was answered and until it was done; `joined` is what neighbours added."""

    key: str
    at: str
    words: str
    kind: str
    level: str
    minutes: tuple[int, int]
    answer: str = "刚去看过，今天就来处理。"
    done: str = "已经处理好了，有问题直接打我电话。"
    measure: str = ""
    rating: str = "good"
    drawn: str = ""
    joined: tuple[str, ...] = ()


@dataclass(frozen=True)
class Team:
    """Who sorts requests, and who does the work, by user name."""

    manager: str
    engineer: str


def ask(yard: Yard, asked: Asked, by: Actor = ANONYMOUS) -> cases.Reported:
    """The request as it comes in by the code at the door; the same again is the same."""
    return _asked(yard, asked, by, _photos(yard, asked.drawn, mended=False))


def _asked(yard: Yard, asked: Asked, by: Actor, photos: tuple[UUID, ...]) -> cases.Reported:
    contact = "" if by.account else mobile(4400 + len(asked.key))
    draft = cases.Draft(text=asked.words, phone=contact, photos=photos)
    channel = "resident" if by.account else "door"
    key = f"demo-{yard.code}-{asked.key}"
    return cases.report(actor=by, place=place(yard, asked.at), draft=draft, channel=channel, client_key=key)


def solve(yard: Yard, team: Team, asked: Asked, start: datetime, by: Actor = ANONYMOUS) -> None:
    """Asked, sorted, answered, done and judged by whoever asked: all of it, or nothing where it was played before."""
    before, after = (_photos(yard, asked.drawn, mended=mended) for mended in (False, True))  # drawn while nobody waits
    with transaction.atomic():
        with clock.at(start):
            made = _asked(yard, asked, by, before)
        if not made.repeated:
            _solve(cases.Target(yard, made.case.id), made.token, team, asked, start, by, after)


def _solve(
    target: cases.Target, token: str, team: Team, asked: Asked, start: datetime, by: Actor, after: tuple[UUID, ...]
) -> None:
    manager, engineer = actor(team.manager), actor(team.engineer)
    with clock.at(start + timedelta(minutes=4)):
        cases.triage(actor=manager, target=target, kind=asked.kind, level=asked.level)
        cases.dispatch(actor=manager, target=target, to=id_of(team.engineer))
    neighbours(target, asked, start)
    _work(target, engineer, asked, start, after)
    with clock.at(start + timedelta(minutes=asked.minutes[1] + 50)):
        reporter = by if by.account else cases.case_by_token(target.yard, token)[1]
        cases.confirm(actor=reporter, target=target, rating=asked.rating, text="")


def neighbours(target: cases.Target, asked: Asked, start: datetime) -> None:
    """Who has the same trouble joins, one after the other, each from an own telephone."""
    for number, words in enumerate(asked.joined, 1):
        with clock.at(start + timedelta(minutes=5 + number)):
            cases.join(actor=ANONYMOUS, target=target, text=words, device=f"demo-{asked.key}-{number}")


def _work(target: cases.Target, engineer: Actor, asked: Asked, start: datetime, after: tuple[UUID, ...]) -> None:
    with clock.at(start + timedelta(minutes=asked.minutes[0])):
        cases.answer(actor=engineer, target=target, text=asked.answer, how="visited")
        if asked.measure:
            due = start + timedelta(minutes=asked.minutes[1] + 24 * 60)
            cases.promise(actor=engineer, target=target, text=asked.measure, due=due)
    with clock.at(start + timedelta(minutes=asked.minutes[1])):
        cases.resolve(
            actor=engineer, target=target, text=asked.done, after=after, why_no_photo="" if after else "不便拍照"
        )


def usual(
    yard: Yard, team: Team, at: Sequence[str], count: int, waiting: bool = False, fair: Container[int] = ()
) -> None:
    """So many requests of every day at these places, all closed in time; with `waiting` one that just came in.

    One a day, in the working hours, the last one ten days before the scene; those numbered in `fair` were judged
    as not quite satisfying.
    """
    for number in range(count):
        start = (yard.created_at - timedelta(days=10 + number)).astimezone(clock.SHANGHAI)
        hour, asked = 9 + number % 5, everyday(number, at[number % len(at)])
        asked = replace(asked, rating="fair") if number in fair else asked
        solve(yard, team, asked, start.replace(hour=hour, minute=10))
        breathe()
    if waiting:
        with clock.at(yard.created_at - timedelta(minutes=25)):
            ask(yard, everyday(count + 1, at[0]))


def everyday(number: int, at: str) -> Asked:
    """The so-many-th request of every day, at a place."""
    words, kind, level, done = WORDS[number % len(WORDS)]
    minutes = {"ordinary": 90 + number, "middling": 420 + 9 * number, "hard": 2 * 24 * 60}[level]
    measure = "和楼栋代表商量方案，两天内答复并动工。" if level == "hard" else ""
    return Asked(f"request-{number}", at, words, kind, level, (10 + number % 40, minutes), done=done, measure=measure)


def _photos(yard: Yard, drawn: str, *, mended: bool) -> tuple[UUID, ...]:
    if not drawn:
        return ()
    return (store_image(yard, getattr(pictures, drawn)(mended=mended)).id,)
