"""安康社区: seven courtyards, one of them 成飞800 with its areas A and B; the old are visited at three levels."""

from collections.abc import Iterator, Sequence

from yuanba.demo.scene import Scene, SignIn
from yuanba.demo.stage import crew, ground, households, wall
from yuanba.demo.stage.crew import Worker
from yuanba.demo.stage.ground import Block, Estate
from yuanba.demo.stage.households import Guest, Living
from yuanba.demo.stage.names import mobile, named
from yuanba.demo.stage.requests import Team, usual
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.kernel import clock
from yuanba.platform.yards.models import Yard

WITHIN = "510105012003"
OFFICE = Estate("AKSQ", WITHIN, "安康社区居委会", "Ankang Community Office", "028-0000 8000", kind="community")
COMPANY = {"company": "长宁物业服务有限公司", "company_en": "Changning Property Services"}
ESTATE = Estate("CF800", WITHIN, "成飞800小区", "Chengfei 800", "028-0000 8001", **COMPANY)
COURTYARDS = tuple(
    Estate(
        f"AK{number}", WITHIN, f"安康 {number} 号院", f"Ankang Courtyard {number}", f"028-0000 80{number}0", **COMPANY
    )
    for number in range(1, 7)
)
AREAS = (
    *(Block(str(number), 4, 6, 2, zone="A区") for number in range(1, 13)),
    *(Block(str(number), 4, 6, 2, zone="B区") for number in range(1, 11)),
)
BLOCKS = tuple(Block(str(number), 3, 7, 2) for number in range(1, 21))
# Those over eighty who have a card: a figure of the community, spread over its courtyards.
OLD = {"CF800": 292, "AK1": 220, "AK2": 220, "AK3": 220, "AK4": 220, "AK5": 220, "AK6": 220}
ALONE = "A/3/2/502"
GUESTS = (Guest("ak-owner", "康向晚", "Kang Xiangwan", "B/2/1/302"),)
WHOLE = ("安康社区", "Ankang Community")
OFFICIALS = (
    Worker("ak-supervisor", "韦清和", "Wei Qinghe", "community-supervisor", "", *WHOLE, "028-0000 8000", signs_in=True),
    Worker("ak-police", "方北辰", "Fang Beichen", "police-officer", "", *WHOLE, "028-0000 8002"),
)
AREA_A, AREA_B = ("A", "A 区", "area A"), ("B", "B 区", "area B")
DAILY = ("每天上午、下午", "every morning and afternoon")
VISITORS = (
    ("visitor-1", "ak-visitor-1", (ALONE, "A 区 3 栋 2 单元 502", "area A, block 3, unit 2, 502"), DAILY),
    ("visitor-2", "ak-visitor-2", AREA_A, ("每周二、周五", "Tuesdays and Fridays")),
    ("visitor-2", "ak-visitor-2b", AREA_B, ("每周二、周五", "Tuesdays and Fridays")),
    ("visitor-3", "ak-visitor-3", ("", "全小区", "whole estate"), ("每月 5 日、20 日", "on the 5th and 20th")),
)


COMPANY_STAFF = (
    Worker("ak-manager", "鲍景行", "Bao Jingxing", "manager", phone="028-0000 8001", signs_in=True),
    Worker("ak-engineer", "贺长庚", "He Changgeng", "engineer", phone="028-0000 8003"),
)


def _visitors() -> list[Worker]:
    """Those who visit the old people of 成飞800."""
    workers = []
    for number, (role, username, spot, hours) in enumerate(VISITORS):
        name, name_en = named(800 + number)
        who = Worker(username, name, name_en, role, *spot, mobile(800 + number), hours=hours[0], hours_en=hours[1])
        workers.append(crew.signing_in(who) if username[-1] in "123" else who)
    return workers


def _pairs() -> list[list[crew.Spot]]:
    """Two buildings of an area for a butler: 96 homes."""
    found = []
    for area, last in (("A", 12), ("B", 10)):
        spots = [(f"{area}/{one}", f"{area} 区 {one} 栋", f"area {area}, block {one}") for one in range(1, last + 1)]
        found += [spots[first : first + 2] for first in range(0, last, 2)]
    return found


def _old(yard: Yard, homes: Sequence[places.Place], total: int) -> Iterator[Living]:
    """So many people over eighty, each in a home of their own; the oldest lives alone at its known door."""
    by_path = {home.path.removeprefix(f"{yard.path}/"): home for home in homes}
    first = by_path.pop(ALONE, None) if yard.code == ESTATE.code else None
    others = [home for at, home in by_path.items() if at not in {guest.home for guest in GUESTS}]
    if first is not None:
        yield _aged(first, 0, "90 岁，独居，子女在外地。每天上午、下午探望：测血糖、量血压、代买菜。")
    for number in range(total - (first is not None)):
        words = f"{80 + number % 9} 岁，{'独居' if number % 5 == 0 else '与老伴同住'}。"
        yield _aged(others[number * len(others) // total], number + 1, words)


def _aged(home: places.Place, number: int, health: str) -> Living:
    name, name_en = named(number * 13 + 5)
    draft = people.CardDraft(name, name_en, ("sichuan",), phone=mobile(number + 2000), health=health)
    return Living(home, 0, "owner", draft)


def play() -> None:
    """The community and its seven courtyards, then who visits whom."""
    office = ground.found(OFFICE)
    crew.engage(office, OFFICIALS)
    for number, estate in enumerate((ESTATE, *COURTYARDS)):
        yard = ground.found(estate)
        with clock.at(yard.created_at):
            ground.homes(yard, AREAS if estate is ESTATE else BLOCKS)
            ground.doors(yard)
            name, name_en = named(840 + number)
            who = (f"ak-grid-{number + 1}", name, name_en, "grid-worker", yard.code, estate.name, estate.name_en)
            crew.engage(office, [Worker(*who, mobile(840 + number), signs_in=number == 0)])
            ground.grid(office, f"G{number + 1}", (f"第 {number + 1} 网格", f"Grid {number + 1}"), [yard.path])
            crew.engage(yard, COMPANY_STAFF)
            households.settle(yard, _old(yard, ground.homes_at(yard), OLD[yard.code]))
        at = ["A/3", "B/2", "A/7"] if estate is ESTATE else ["1", "9", "16"]
        usual(yard, Team("ak-manager", "ak-engineer"), at, 11 if estate is ESTATE else 3, waiting=estate is ESTATE)
    yard = ground.found(ESTATE)
    with clock.at(yard.created_at):
        crew.engage(yard, [*_visitors(), *crew.butlers("ak", _pairs(), 860)])
        households.welcome(yard, GUESTS)
    with clock.at(wall.days_before(yard.created_at, 2)):
        for said in (LIFTS, LAST):
            wall.say(yard, crew.actor("ak-manager"), said)


LIFTS = wall.Said(
    "lifts",
    "老楼装电梯：周三上门讲清楚",
    "Lifts for old buildings: explained on Wednesday",
    "想装电梯的单元，社区网格员周三下午上门，讲流程、讲补助、听意见。一楼二楼的住户也请一起来。",
    "If your unit wants a lift, the grid worker comes on Wednesday afternoon: steps, subsidy, and what "
    "you think. Floors one "
    "and two are asked to come as well.",
    kind="works",
)
LAST = wall.Said(
    "visits",
    "老人巡访分三级",
    "Old people are visited at three levels",
    "安康社区 7 个院落约 1.5 万人，80 岁以上的老人 1,600 多位。一级：独居高龄老人，每天上午、下午各一次；"
    "二级、三级：77 岁以上和行动不便的老人，定期上门。"
    "家里有老人需要巡访的，请告诉网格员。",
    "Seven courtyards, about 15,000 people, more than 1,600 of them over 80. Level 1: the very old who "
    "live alone, every "
    "morning and afternoon. Levels 2 and 3: over 77 or unsteady on their feet, at fixed times. Please "
    "tell the grid worker.",
    days=180,
)
SCENE = Scene(
    id="S0.3/ankang",
    name="安康社区、成飞800小区",
    name_en="Ankang Community and Chengfei 800",
    shows="seven courtyards, 6,096 homes, 1,612 people over 80; Chengfei 800 A and B; visitors of levels 1 to 3",
    yard="CF800",
    last=LAST.title,
    play=play,
    sign_ins=(
        SignIn("ak-visitor-1", "visitor-1"),
        SignIn("ak-visitor-2", "visitor-2"),
        SignIn("ak-visitor-3", "visitor-3"),
        SignIn("ak-grid-1", "grid-worker"),
        SignIn("ak-supervisor", "community-supervisor"),
        SignIn("ak-manager", "manager"),
    ),
    look=(
        ("/b/CF800/", "the board"),
        ("/b/AK1/", "another courtyard"),
        ("/oversight/estates/", "all seven courtyards"),
    ),
)
