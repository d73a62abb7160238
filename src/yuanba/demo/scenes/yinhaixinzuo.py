"""银海芯座: a tower of enterprises, each with one butler, and the survey of party organisations."""

from datetime import date
from uuid import uuid5

from django.db import transaction

from yuanba.demo.scene import Scene, SignIn
from yuanba.demo.stage import crew, ground, households, wall
from yuanba.demo.stage.crew import Worker
from yuanba.demo.stage.ground import Block, Estate, Spot
from yuanba.demo.stage.names import mobile, named
from yuanba.demo.stage.pace import breathe
from yuanba.demo.stage.requests import Team, usual
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.models import Yard

# The article names the district only: the tower lies below it.
OFFICE = Estate("JJZJ", "510104", "锦江区住建部门", "Jinjiang Housing Office", "028-0000 9600", kind="district")
ESTATE = Estate(
    "YHXZ",
    "510104",
    "银海芯座",
    "Yinhai Tower",
    "028-0000 9601",
    company="芯悦楼宇服务有限公司",
    company_en="Xinyue Tower Services",
)
TOWER = (Block("1", 1, 26, 4, lowest=3, use="办公"),)
OFFICES, BUTLERS, ASKED = 96, 8, date(2025, 9, 1)
PARTY = ("yes", "no", "no", "unknown", "no", "yes", "no", "no")
FRONT = ("云帆", "拓野", "知行", "映山", "青橙", "远舟", "启明", "木禾", "星野", "汇川", "蓝屿", "拾光")
FRONT_EN = (
    "Yunfan",
    "Tuoye",
    "Zhixing",
    "Yingshan",
    "Qingcheng",
    "Yuanzhou",
    "Qiming",
    "Muhe",
    "Xingye",
    "Huichuan",
    "Lanyu",
    "Shiguang",
)
TRADES = (
    ("软件", "Software"),
    ("设计", "Design"),
    ("咨询", "Consulting"),
    ("文化传播", "Media"),
    ("教育科技", "Learning"),
    ("供应链", "Logistics"),
    ("生物科技", "Biotech"),
    ("财税服务", "Accounting"),
)
ROOMS = (
    Spot("CTRL", "监控室", "Control room"),
    Spot("SWITCH", "配电室", "Switch room"),
    Spot("GEN", "发电机房", "Generator room"),
    Spot("LIFT", "电梯机房", "Lift machine room"),
    Spot("RED", "一楼前台", "Front desk, ground floor"),
)
CORNER = Spot(
    "CORNER",
    "一楼活动角",
    "Corner on the ground floor",
    "1-5 08:30-20:00",
    (("书籍借阅", "Books to borrow"), ("企业交流", "Meeting others of the tower")),
    "028-0000 9601",
)
STAFF = (
    Worker("yh-manager", "范行简", "Fan Xingjian", "manager", phone="028-0000 9601", signs_in=True),
    Worker("yh-engineer", "郝既明", "Hao Jiming", "engineer", phone="028-0000 9602"),
    Worker("yh-branch", "俞书禾", "Yu Shuhe", "party-branch", phone="028-0000 9603"),
)
OFFICIAL = ("yh-district", "萧如初", "Xiao Ruchu", "district-official", "", "锦江区", "Jinjiang District")


def _butlers(yard: Yard, offices: list[places.Place]) -> list[Worker]:
    """One for each enterprise: at the door of each office, twelve doors a butler."""
    spots = [(one.path.removeprefix(f"{yard.path}/"), one.name, one.name_en) for one in offices]
    each = OFFICES // BUTLERS
    return crew.butlers("yh", [spots[first : first + each] for first in range(0, OFFICES, each)], 950)


def _moved_in(yard: Yard, offices: list[places.Place]) -> None:
    """An enterprise in each office, with somebody to call and the answer to the survey."""
    there = set(people.Enterprise.objects.filter(yard=yard, tenures__isnull=False).values_list("id", flat=True))
    for number, office in enumerate(offices):
        key = uuid5(yard.id, f"enterprise {number}")
        if key not in there:
            with transaction.atomic():
                _move_in(yard, office, number)
            breathe()


def _move_in(yard: Yard, office: places.Place, number: int) -> None:
    front, (trade, trade_en) = number % len(FRONT), TRADES[number // len(FRONT)]
    name, name_en = named(1000 + number)
    card, key = households.card_id(yard, office, 0), uuid5(yard.id, f"enterprise {number}")
    contact = people.CardDraft(name, name_en, ("zh",), phone=mobile(6000 + number))
    people.write_card(actor=SYSTEM, yard=yard, card_id=card, draft=contact)
    party = PARTY[number % len(PARTY)]
    draft = people.EnterpriseDraft(
        name=f"{FRONT[front]}{trade}有限公司",
        name_en=f"{FRONT_EN[front]} {trade_en} Ltd",
        contact=card,
        party=party,
        asked=None if party == "unknown" else ASKED,
    )
    people.write_enterprise(actor=SYSTEM, yard=yard, enterprise_id=key, draft=draft)
    stay = people.Stay("tenant", date(2024, 3, 1))
    people.move_in(actor=SYSTEM, yard=yard, home_id=office.id, stay=stay, enterprise_id=key)


def play() -> None:
    """The tower, its butlers and enterprises, then what is said on the wall."""
    office, yard = ground.found(OFFICE), ground.found(ESTATE)
    with clock.at(yard.created_at):
        ground.homes(yard, TOWER)
        ground.spots(yard, "point", ROOMS)
        ground.spots(yard, "station", (CORNER,))
        ground.doors(yard)
        offices = list(places.Place.objects.filter(yard=yard, kind="shop").order_by("id"))
        crew.engage(office, [Worker(*OFFICIAL, phone="028-0000 9600", signs_in=True)])
        crew.engage(yard, [*STAFF, *_butlers(yard, offices)])
        _moved_in(yard, offices)
    usual(yard, Team("yh-manager", "yh-engineer"), [f"1/1/{floor}02" for floor in range(4, 25)], 11, waiting=True)
    with clock.at(wall.days_before(yard.created_at, 4)):
        wall.say(yard, crew.actor("yh-manager"), LAST)


LAST = wall.Said(
    "open-day",
    "开放日：请到机房看一看",
    "Open day: come and see the machines",
    "本月 28 日 14:00，请各企业派一位代表，一起看监控室、配电室、发电机房和电梯机房，管家在一楼前台等您。",
    "On the 28th at 14:00 we show one person of each enterprise the control room, the switch room, the "
    "generator and the "
    "lift machines. Your butler waits at the front desk.",
    kind="activity",
    days=45,
)
SCENE = Scene(
    id="S1.5/yinhaixinzuo",
    name="银海芯座",
    name_en="Yinhai Tower",
    shows="96 enterprises, a butler for each; party organisation yes, no or not asked; open day in the machine rooms",
    yard="YHXZ",
    last=LAST.title,
    play=play,
    sign_ins=(
        SignIn("yh-butler-1", "butler"),
        SignIn("yh-manager", "manager"),
        SignIn("yh-district", "district-official"),
    ),
    look=(("/b/YHXZ/", "the board"), ("/desk/YHXZ/matrix/", "offices floor by floor")),
)
