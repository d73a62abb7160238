"""Requests whose clock stands still, was given more time, went up, or is watched from above."""

from collections.abc import Callable
from datetime import datetime, timedelta

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS, Actor
from yuanba.platform.yards.models import Yard

Cast = Callable[[str], Actor]
HOUR = timedelta(hours=1)


def play(yard: Yard, cast: Cast, now: datetime) -> int:
    """One of each; returns how many."""
    for one in (_paused, _extended, _asked, _handed_up, _watched):
        one(yard, cast, now)
    return 5


def _begun(yard: Yard, cast: Cast, start: datetime, said: tuple[str, str, str, str]) -> cases.Target:
    """Reported at a door, sorted, given to the engineer, and talked about on the spot."""
    where, text, kind, level = said
    place = places.find_place(yard, where) or places.root(yard)
    with clock.at(start):
        draft = cases.Draft(text=text)
        made = cases.report(
            actor=ANONYMOUS, place=place, draft=draft, channel="door", client_key=f"demo-clock-{where}-{kind}-{level}"
        )
    target, engineer = cases.Target(yard, made.case.id), cast("xiang")
    with clock.at(start + HOUR / 4):
        cases.triage(actor=cast("deng"), target=target, kind=kind, level=level)
        if engineer.account is not None:
            cases.dispatch(actor=cast("deng"), target=target, to=engineer.account)
    with clock.at(start + HOUR):
        cases.talk(actor=engineer, target=target, how="visited", at=start + HOUR, text="到现场看过，和住户说了打算。")
    return target


def _paused(yard: Yard, cast: Cast, now: datetime) -> None:
    said = ("2-1", "二栋一单元的门禁主机坏了，刷卡没有反应。", "repair", "middling")
    target = _begun(yard, cast, now - 9 * HOUR, said)
    with clock.at(now - 6 * HOUR):
        text, until = "主机停产，厂家调货，周内寄到。", now + 70 * HOUR
        cases.pause(actor=cast("deng"), target=target, reason="part", text=text, until=until)


def _extended(yard: Yard, cast: Cast, now: datetime) -> None:
    said = ("4-2", "外墙渗水，雨后卧室墙面返潮。", "repair", "middling")
    target = _begun(yard, cast, now - 20 * HOUR, said)
    with clock.at(now - 12 * HOUR):
        text, due = "拆开看，保温层也湿了，要晾干再补。", now + 60 * HOUR
        cases.extend(actor=cast("xiang"), target=target, reason="more", text=text, due=due)
    with clock.at(now - 11 * HOUR):
        cases.decide_extension(actor=cast("deng"), target=target, approve=True, text="同意，晾干再补，免得返工。")


def _asked(yard: Yard, cast: Cast, now: datetime) -> None:
    said = ("1-1", "一栋电梯运行有异响，关门时特别明显。", "repair", "middling")
    target = _begun(yard, cast, now - 7 * HOUR, said)
    with clock.at(now - 2 * HOUR):
        text, due = "维保单位周二带仪器来测。", now + 90 * HOUR
        cases.extend(actor=cast("xiang"), target=target, reason="outside", text=text, due=due)


def _handed_up(yard: Yard, cast: Cast, now: datetime) -> None:
    said = ("gate", "隔壁工地半夜还在打桩，老人睡不着。", "complaint", "middling")
    target = _begun(yard, cast, now - 14 * HOUR, said)
    with clock.at(now - 11 * HOUR):
        cases.hand_up(actor=cast("deng"), target=target, text="工地不归小区管，物业去谈过两次没有结果。")
    with clock.at(now - 9 * HOUR):
        text = "社区联系施工方和城管，约定夜里十点后停工。"
        cases.take_on(actor=cast("he"), target=target, text=text, due=now + 50 * HOUR)


def _watched(yard: Yard, cast: Cast, now: datetime) -> None:
    said = ("garage", "车库顶板渗水已经大半年，一下雨就滴在车上。", "repair", "hard")
    target = _begun(yard, cast, now - timedelta(days=8), said)
    with clock.at(now - timedelta(days=8) + 3 * HOUR):
        text = "请防水公司勘查，分三段注浆，做完逐段淋水试验。"
        cases.promise(actor=cast("xiang"), target=target, text=text, due=now + timedelta(days=12))
    with clock.at(now - 5 * HOUR):
        text = "请报勘查结果和施工安排，已有六户反映。"
        cases.instruct(actor=cast("he"), target=target, text=text, due=now + 20 * HOUR)
