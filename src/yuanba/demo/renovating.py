"""Renovations of the demo town: one that runs, with noise said beside it, and one to decide. Invented."""

from datetime import datetime, timedelta

from yuanba.demo import pictures
from yuanba.demo.quarrel import Cast
from yuanba.demo.stage import wall
from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS
from yuanba.platform.files.public import store_image
from yuanba.platform.yards.models import Yard

HOURS = "周一至周五 9:00–12:00、14:00–18:00"
BATH = ("卫生间和厨房重做：换管、防水、贴砖，厨房门往左挪半米。", ("bath", "kitchen", "pipes"), "青砚装饰")
FLOOR = ("客厅换木地板，阳台窗换成断桥铝，墙面重新刷白。", ("floor", "windows", "paint"), "自己请师傅")
TOLD = "红线是承重墙，门洞不能往左挪。防水做完先闭水 48 小时，请楼下一起看。"


def play(yard: Yard, cast: Cast, now: datetime) -> int:
    """The one that runs, then the one to decide; how many requests that makes."""
    begun = wall.days_before(now, 12)
    with clock.at(begun):
        bath = _asked(yard, cast, "3-1-102", "chunyan", BATH, 10)
    target = cases.Target(yard, bath.case_id)
    with clock.at(begun + timedelta(hours=3)):
        cases.advise_drawing(
            actor=cast["xiang"], target=target, number=1, untouchable=["walls", "waterproof"], advice=TOLD
        )
        terms = cases.Terms(["walls", "waterproof", "gas"], bath.starts_on, bath.ends_on, HOURS, 200_000, TOLD)
        cases.decide_renovation(actor=cast["deng"], target=target, terms=terms)
    for ago, stage, note in ((9, "before", "材料已进场，电梯做了保护。"), (4, "during", "闭水试验合格，楼下不渗。")):
        with clock.at(wall.days_before(now, ago, 15)):
            cases.visit_renovation(actor=cast["xiang"], target=target, in_order=True, note=note, stage=stage)
    with clock.at(now - timedelta(minutes=40)):
        draft = cases.Draft(text="一单元有人装修，电钻响了一上午，孩子没法睡觉。", kind="complaint")
        place = _place(yard, "3-1")
        cases.report(actor=ANONYMOUS, place=place, draft=draft, channel="door", client_key="demo-drill")
    with clock.at(now - timedelta(minutes=95)):
        _asked(yard, cast, "3-2-902", "xiaozhou", FLOOR, 5)
    return 3


def _asked(
    yard: Yard, cast: Cast, home: str, who: str, said: tuple[str, tuple[str, ...], str], soon: int
) -> cases.Renovation:
    text, works, company = said
    starts = clock.today() + timedelta(days=min(soon, 3))
    drawing = store_image(yard, pictures.layout(3 + soon % 4)).id
    intended = cases.Intended(text, works, starts, starts + timedelta(days=30), company, True, (drawing,))
    key = f"demo-renovation-{home}"
    return cases.ask_renovation(actor=cast[who], home=_place(yard, home), intended=intended, client_key=key)


def _place(yard: Yard, name: str) -> places.Place:
    found = places.find_place(yard, name)
    if found is None:
        raise LookupError(name)
    return found
