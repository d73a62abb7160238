"""The demo's requests, played through the use cases with a moving clock: some solved, some late, one not solved."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from yuanba.demo import clocks, hotline, pictures, problems, quarrel, renovating, speaking
from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS, Actor
from yuanba.platform.events.public import dispatch
from yuanba.platform.files.public import store_image, store_sound
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

Drawn = Callable[..., bytes]
# (days ago, hour, place, words, kind, level, picture, minutes to answer, minutes to resolve, rating)
PAST = (
    (28, 9, "3-2", "三栋二单元六楼的灯不亮，晚上摸黑上楼。", "repair", "ordinary", "lamp", 20, 150, "good"),
    (27, 19, "1-1", "楼道里堆了旧沙发，过不去人。", "complaint", "ordinary", "", 35, 200, "good"),
    (25, 8, "gate", "东门口共享单车乱停，轮椅推不过去。", "complaint", "middling", "", 60, 900, "good"),
    (24, 10, "2-1", "想在楼下装一个晾衣杆，老人晒被子方便。", "suggestion", "middling", "", 90, 1300, "fair"),
    (22, 21, "4-2", "四栋有人往楼下扔烟头，很危险。", "hazard", "middling", "", 15, 1100, "good"),
    (20, 7, "garage", "车库入口下雨就积水，车轮淹一半。", "repair", "hard", "leak", 120, 5200, "good"),
    (18, 14, "1-2", "装修要原来的水电图，在哪里拿？", "renovation", "ordinary", "", 10, 90, "good"),
    (16, 9, "3-1", "快递柜夜里一直响，睡不着。", "complaint", "middling", "", 300, 1400, "bad"),
    (14, 16, "2-2", "单元门口的地砖翘了，绊过两个老人。", "hazard", "middling", "", 25, 700, "good"),
    (12, 11, "4-1", "对讲机没有声音。", "repair", "ordinary", "", 30, 170, "good"),
    (10, 18, "1-1", "电梯里的灯一闪一闪。", "repair", "ordinary", "lamp", 12, 100, "good"),
    (8, 9, "gate", "东门的保安很热心，帮我提了菜，谢谢。", "suggestion", "ordinary", "", 45, 120, "good"),
    (6, 20, "3-2", "花坛边的角太尖，孩子跑过去会碰到。", "hazard", "middling", "", 50, 1000, "good"),
)
NOW = (
    (20, "3-1", "单元门关不拢，风一吹就开，谁都能进来。", "repair", "middling", "door", ""),
    (150, "4-1", "楼道灯不亮，六楼到七楼全黑。", "repair", "ordinary", "lamp", ""),
    (215, "2-2", "装修垃圾占了消防通道。", "hazard", "ordinary", "", ""),
    (400, "garage", "车库地漏反水，味道很大。", "repair", "hard", "leak", ""),
    (45, "1-2", "老人一个人在家，想请人帮忙看看水龙头。", "repair", "ordinary", "", "answer"),
)


class Cast:
    """The people of the story as actors."""

    def __init__(self) -> None:
        self._known: dict[str, Actor] = {}

    def __getitem__(self, username: str) -> Actor:
        if username not in self._known:
            found = people.Account.objects.get(username=username)
            self._known[username] = people.actor_of(found.id)
        return self._known[username]


def play() -> int:
    """Play everything up to now; returns how many cases there are. Times are counted back from today."""
    yard, cast = by_code("JG"), Cast()
    now = clock.now()
    for past in PAST:
        _past(yard, cast, now, past)
    for present in NOW:
        _present(yard, cast, now, present)
    _waiting(yard, cast, now)
    _elsewhere(cast, now)
    _spoken(yard, now)
    _together(yard, cast, now)
    more = clocks.play(yard, cast.__getitem__, now) + renovating.play(yard, cast, now)
    quarrel.play(yard, cast, now)
    problems.play(yard, cast, now)
    hotline.play(yard, cast, now)
    dispatch(10_000)
    return len(PAST) + len(NOW) + 7 + more


def _place(yard: Yard, name: str) -> places.Place:
    found = places.find_place(yard, name)
    if found is None:
        raise LookupError(name)
    return found


def _photo(yard: Yard, drawn: str, *, mended: bool) -> tuple[UUID, ...]:
    if not drawn:
        return ()
    draw: Drawn = getattr(pictures, drawn)
    return (store_image(yard, draw(mended=mended)).id,)


def _report(yard: Yard, place: str, words: str, drawn: str, key: str) -> cases.Reported:
    draft = cases.Draft(text=words, phone="138 0000 4402", photos=_photo(yard, drawn, mended=False))
    return cases.report(
        actor=ANONYMOUS, place=_place(yard, place), draft=draft, channel="door", client_key=f"demo-{key}"
    )


def _past(yard: Yard, cast: Cast, now: datetime, past: tuple[object, ...]) -> None:
    days, hour, place, words, kind, level, drawn, to_answer, to_resolve, rating = past
    assert isinstance(days, int) and isinstance(hour, int)  # noqa: S101, PT018  a table of our own
    start = (now - timedelta(days=days)).replace(hour=hour, minute=5, second=0, microsecond=0)
    with clock.at(start):
        made = _report(yard, str(place), str(words), str(drawn), f"{days}-{hour}")
    target = cases.Target(yard, made.case.id)
    with clock.at(start + timedelta(minutes=5)):
        cases.triage(actor=cast["deng"], target=target, kind=str(kind), level=str(level))
        cases.dispatch(actor=cast["deng"], target=target, to=_uuid(cast["xiang"]))
    _work(
        cast,
        target,
        start,
        level=str(level),
        drawn=str(drawn),
        minutes=(int(str(to_answer)), int(str(to_resolve))),
    )
    _judge(yard, made.token, start + timedelta(minutes=int(str(to_resolve)) + 60), str(rating))


def _uuid(actor: Actor) -> UUID:
    if actor.account is None:
        raise LookupError("no account")
    return actor.account


def _work(
    cast: Cast, target: cases.Target, start: datetime, *, level: str, drawn: str, minutes: tuple[int, int]
) -> None:
    engineer = cast["xiang"]
    with clock.at(start + timedelta(minutes=minutes[0])):
        cases.answer(actor=engineer, target=target, text="刚去看过，今天就来处理。", how="visited")
        if level == "hard":
            due = clock.now() + timedelta(days=4)
            cases.promise(actor=engineer, target=target, text="疏通并更换地漏，雨天再看一次。", due=due)
    with clock.at(start + timedelta(minutes=minutes[1])):
        after = _photo(target.yard, drawn, mended=True)
        cases.resolve(
            actor=engineer,
            target=target,
            text="已经处理好了，有问题直接打我电话。",
            after=after,
            why_no_photo="" if after else "不便拍照",
        )


def _judge(yard: Yard, token: str, at: datetime, rating: str) -> None:
    case, reporter = cases.case_by_token(yard, token)
    target = cases.Target(yard, case.id)
    with clock.at(at):
        if rating == "bad":
            cases.request_reopen(actor=reporter, target=target, text="夜里还是响，没有修好。")
        else:
            cases.confirm(actor=reporter, target=target, rating=rating, text="")


def _present(yard: Yard, cast: Cast, now: datetime, present: tuple[int, str, str, str, str, str, str]) -> None:
    minutes, place, words, kind, level, drawn, done = present
    start = now - timedelta(minutes=minutes)
    with clock.at(start):
        made = _report(yard, place, words, drawn, f"now-{minutes}")
    target = cases.Target(yard, made.case.id)
    with clock.at(start + timedelta(minutes=4)):
        cases.triage(actor=cast["deng"], target=target, kind=kind, level=level)
    if done:
        with clock.at(start + timedelta(minutes=9)):
            cases.answer(actor=cast["luo"], target=target, text="十点半我带师傅上门来看。", how="phoned")


def _waiting(yard: Yard, cast: Cast, now: datetime) -> None:
    """Signed in, done with pictures, waiting for the resident's word."""
    start = now - timedelta(hours=20)
    resident = cast["xiaozhou"]
    with clock.at(start):
        draft = cases.Draft(
            text="单元门禁刷脸不灵，老人买菜回来进不了门，在外面站了二十分钟。",
            photos=_photo(yard, "door", mended=False),
        )
        made = cases.report(
            actor=resident,
            place=_place(yard, "3-2"),
            draft=draft,
            channel="resident",
            client_key="demo-waiting",
        )
    target = cases.Target(yard, made.case.id)
    with clock.at(start + timedelta(minutes=8)):
        cases.triage(actor=cast["deng"], target=target, kind="repair", level="middling")
        cases.dispatch(actor=cast["deng"], target=target, to=_uuid(cast["xiang"]))
    _work(cast, target, start, level="middling", drawn="door", minutes=(78, 385))


def _spoken(yard: Yard, now: datetime) -> None:
    """Somebody rather spoke than wrote; nobody has typed it yet."""
    with clock.at(now - timedelta(minutes=8)):
        draft = cases.Draft(text="", sound=store_sound(yard, speaking.sentence()).id)
        place = _place(yard, "2-1")
        cases.report(actor=ANONYMOUS, place=place, draft=draft, channel="voice", client_key="demo-spoken")


def _elsewhere(cast: Cast, now: datetime) -> None:
    """A case of the other estate, untouched for two days."""
    yard = by_code("YX")
    with clock.at(now - timedelta(days=2)):
        _report(yard, "1-1", "外墙瓷砖空鼓，已经掉了两块。", "", "elsewhere")


def _together(yard: Yard, cast: Cast, now: datetime) -> None:
    """The dark stairs of block 4: neighbours join, one says it again, and both requests are taken together."""
    dark = cases.Case.objects.get(yard=yard, text__startswith="楼道灯不亮，六楼到七楼全黑")
    with clock.at(now - timedelta(minutes=120)):
        cases.join(actor=cast["popo"], target=cases.Target(yard, dark.id), text="我家老人晚上不敢下楼。")
    with clock.at(now - timedelta(minutes=100)):
        cases.join(actor=ANONYMOUS, target=cases.Target(yard, dark.id), device="demo-neighbour")
        again = _report(yard, "4-1", "四栋楼道灯不亮，七楼摸黑。", "", "again").case
    with clock.at(now - timedelta(minutes=95)):
        target = cases.Target(yard, again.id)
        cases.merge(actor=cast["deng"], target=target, into=dark.id, reason="同一盏灯，先报的一件已经在办。")
    with clock.at(now - timedelta(minutes=12)):
        _report(yard, "3-1", "三栋一单元的门关不拢，夜里风直往里灌。", "", "door-again")
