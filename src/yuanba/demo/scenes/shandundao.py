"""珊顿道: two languages on every badge and notice, a line that is answered day and night, foreign residents."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from yuanba.demo.scene import Scene, SignIn
from yuanba.demo.stage import crew, ground, households, wall
from yuanba.demo.stage.crew import Worker
from yuanba.demo.stage.ground import Block, Estate, Spot
from yuanba.demo.stage.households import Guest, Living
from yuanba.demo.stage.names import mobile
from yuanba.demo.stage.requests import Team, usual
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.models import Yard

WITHIN = "510105003007"
OFFICE = Estate("GLSQ", WITHIN, "鼓楼社区居委会", "Gulou Community Office", "028-0000 2400", kind="community")
ESTATE = Estate(
    "SDD",
    WITHIN,
    "珊顿道",
    "Shenton Way",
    "028-0000 2424",
    company="雅邻物业服务有限公司",
    company_en="Yalin Property Services",
)
BLOCKS = tuple(Block(str(number), 1, 30, 4) for number in (1, 2, 3))
PEOPLE, FOREIGN = 720, 80
GUESTS = (
    Guest("sd-anna", "安娜·伯格", "Anna Berg", "2/1/1203", kind="tenant", language="en"),
    Guest("sd-owner", "元采薇", "Yuan Caiwei", "1/1/801"),
)
# Invented people: given names, family names, and what they speak.
GIVEN = ("Maja", "Noel", "Ines", "Tomas", "Aiko", "Jonas", "Clara", "Minseo", "Rafael", "Lena")
FAMILY = ("Lindqvist", "Moreau", "Hoshino", "Ferrara", "Okafor", "Brandt", "Castell", "Novik")
SPOKEN = (("en", "de"), ("en", "fr"), ("ja", "en"), ("en", "es"), ("en",), ("de", "en"), ("fr",), ("en", "ru"))
NAMES_ZH = ("马娅", "诺埃尔", "伊内丝", "托马斯", "爱子", "约纳斯", "克拉拉", "敏瑞", "拉斐尔", "莱娜")
WINDOW = Spot(
    "FW",
    "外籍人士服务窗口",
    "Service window for foreign residents",
    "1-7 00:00-23:59",
    (
        ("双语咨询", "Advice in two languages"),
        ("业务办理", "Errands and forms"),
        ("收费", "Payments"),
        ("报修", "Repairs"),
        ("特约服务", "Special services on request"),
    ),
    "028-0000 2424",
)
BOTH = ("zh", "en")
WHOLE = ("鼓楼社区", "Gulou Community")
OFFICIALS = (
    Worker(
        "sd-supervisor",
        "岑知秋",
        "Cen Zhiqiu",
        "community-supervisor",
        "",
        *WHOLE,
        "028-0000 2400",
        signs_in=True,
    ),
    Worker("sd-grid", "苏青禾", "Su Qinghe", "grid-worker", "SDD", phone="028-0000 2401"),
    Worker("sd-police", "章长庚", "Zhang Changgeng", "police-officer", "", *WHOLE, "028-0000 2402"),
)
DAY_AND_NIGHT = ("24 小时", "day and night")
STAFF = (
    Worker("sd-manager", "潘听澜", "Pan Tinglan", "manager", phone="028-0000 2403", signs_in=True),
    Worker("sd-engineer", "昌松年", "Chang Songnian", "engineer", phone="028-0000 2424"),
    Worker("sd-guard", "马鹤鸣", "Ma Heming", "guard", phone="028-0000 2424"),
)


def _staff() -> list[Worker]:
    """All badges in both languages, butlers and the line day and night."""
    butlers = crew.butlers("sd", [[crew.building(block.code)] for block in BLOCKS for _ in (1, 2)], 900, DAY_AND_NIGHT)
    return [
        replace(one, languages=BOTH, hours=DAY_AND_NIGHT[0], hours_en=DAY_AND_NIGHT[1]) for one in (*STAFF, *butlers)
    ]


def _tenants(homes: Sequence[places.Place]) -> Iterator[Living]:
    """Those who rent come from elsewhere, with the languages they speak."""
    others = [home for home in homes if not home.path.endswith(tuple(guest.home for guest in GUESTS))]
    for number in range(FOREIGN - 1):
        yield Living(others[number * len(others) // FOREIGN], 9, "tenant", _foreign(number))


def _foreign(number: int) -> people.CardDraft:
    given, family = GIVEN[number % len(GIVEN)], FAMILY[number * 3 % len(FAMILY)]
    name = f"{given} {family}"
    return people.CardDraft(
        NAMES_ZH[number % len(NAMES_ZH)], name, SPOKEN[number % len(SPOKEN)], phone=mobile(3000 + number)
    )


def _speaks(yard: Yard) -> None:
    """What the foreign guest speaks stands on the card as well."""
    card = people.ResidentCard.objects.get(yard=yard, account__username=GUESTS[0].username)
    draft = people.CardDraft(card.name, card.name_en, ("en", "de"))
    people.write_card(actor=SYSTEM, yard=yard, card_id=card.id, draft=draft)


def play() -> None:
    """Ground and people, the side gate that is planned, and the wall in two languages."""
    office, yard = ground.found(OFFICE), ground.found(ESTATE)
    with clock.at(yard.created_at):
        ground.homes(yard, BLOCKS, households.listed(BLOCKS, PEOPLE - FOREIGN + 1, GUESTS))
        ground.spots(yard, "station", (WINDOW,))
        ground.spots(yard, "point", (Spot("SIDE", "地铁口侧门", "Side gate to the metro"),))
        ground.doors(yard)
        crew.engage(office, (replace(one, languages=BOTH) for one in OFFICIALS))
        crew.engage(yard, _staff())
        households.welcome(yard, GUESTS)
        _speaks(yard)
        households.settle(yard, _tenants(ground.homes_at(yard)))
    usual(yard, Team("sd-manager", "sd-engineer"), ("1", "2", "3"), 12, waiting=True)
    with clock.at(wall.days_before(yard.created_at, 3)):
        manager = crew.actor("sd-manager")
        starts = clock.today() + timedelta(days=40)
        gate = wall.plan(yard, manager, ground.place(yard, "SIDE"), GATE, starts, "side-gate")
        wall.say(yard, manager, GATE, undertaking=gate.id)
        for said in (STAFF_NOTICE, LAST):
            wall.say(yard, manager, said)


GATE = wall.Said(
    "side-gate",
    "侧门改造：去地铁口少走一段路",
    "The side gate: a shorter way to the metro",
    "很多住户希望打开关着的侧门。物业、鼓楼社区和街道商量的做法是：一进一出的人脸识别闸机，加 24 "
    "小时摄像头。先请业主表决，表决通过才动工；七天内可以提出不同意见。",
    "Many want the closed side gate opened. Company, community and street propose one way in and one way "
    "out by face, and "
    "a camera day and night. Owners vote first; nothing is built before. You may object for seven days.",
    kind="vote",
    days=60,
)
STAFF_NOTICE = wall.Said(
    "numbers",
    "常用电话和工作人员",
    "Useful numbers and who is who",
    "24 小时服务电话：028-0000 2424，中文、英文都可以。管家都戴双语工牌。",
    "Day and night, in Chinese and English: 028-0000 2424. Every butler wears a badge in both languages.",
    days=180,
)
LAST = wall.Said(
    "projects",
    "本月项目进展",
    "Projects this month",
    "电梯年检：已完成。外墙清洗：1 号楼进行中。侧门：等业主表决。",
    "Yearly check of lifts: done. Cleaning of the façade: block 1 under way. Side gate: waiting for the owners' vote.",
    kind="works",
    days=31,
)
SCENE = Scene(
    id="S0.7/shandundao",
    name="珊顿道",
    name_en="Shenton Way",
    shows="two languages on badges and notices, a line day and night, 80 foreign residents with their languages",
    yard="SDD",
    last=LAST.title,
    play=play,
    sign_ins=(
        SignIn("sd-anna", "tenant"),
        SignIn("sd-owner", "owner"),
        SignIn("sd-butler-1", "butler"),
        SignIn("sd-manager", "manager"),
        SignIn("sd-supervisor", "community-supervisor"),
    ),
    look=(("/b/SDD/", "the board"), ("/n/SDD/1/", "the side gate"), ("/desk/SDD/matrix/", "homes floor by floor")),
)
