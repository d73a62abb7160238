"""四海逸家·蓝钻 (二期): 1,079 households, about 2,500 people, and the four sides that act together."""

from datetime import date

from yuanba.demo.scene import Scene, SignIn
from yuanba.demo.stage import crew, ground, households, wall
from yuanba.demo.stage.crew import Worker
from yuanba.demo.stage.ground import Block, Estate, Spot
from yuanba.demo.stage.households import Guest
from yuanba.demo.stage.names import mobile, named
from yuanba.demo.stage.requests import Team, usual
from yuanba.domains.people.public import Seat
from yuanba.kernel import clock
from yuanba.platform.yards.models import Yard

PEOPLE, FAMILIES = 2500, 42
OFFICE = Estate("FSSQ", "510104035018", "枫树社区居委会", "Fengshu Community Office", "028-0000 1079", kind="community")
ESTATE = Estate(
    "LZ2",
    "510104035018",
    "四海逸家·蓝钻（二期）",
    "Blue Diamond, phase 2",
    "028-0000 1080",
    company="枫居物业服务有限公司",
    company_en="Fengju Property Services",
)
BLOCKS = (*(Block(str(number), 1, 27, 4) for number in range(1, 10)), Block("10", 1, 27, 4, without=("1-101",)))
GUESTS = (
    Guest("lz-owner", "乐望舒", "Yue Wangshu", "5/1/1102"),
    Guest("lz-family", "彭半夏", "Peng Banxia", "2/1/603"),
)
STATIONS = (
    Spot(
        "JZ", "群众工作之家", "House of neighbours' work", "1-5 09:00-18:00", (("调解", "Mediation"),), "028-0000 1081"
    ),
    Spot(
        "WM",
        "新时代文明实践站",
        "Civic station",
        "1-7 09:00-20:00",
        (("志愿服务", "Volunteers"), ("家庭教育", "Families")),
    ),
)
WHOLE = ("枫树社区", "Fengshu Community")
OFFICIALS = (
    Worker("lz-supervisor", "薛既明", "Xue Jiming", "community-supervisor", "", *WHOLE, "028-0000 1079", signs_in=True),
    Worker("lz-committee", "卞麦冬", "Bian Maidong", "party-committee", "", *WHOLE, "028-0000 1082"),
    Worker("lz-adviser", "齐松年", "Qi Songnian", "party-adviser", "", *WHOLE, "028-0000 1083"),
    Worker("lz-grid", "常稻香", "Chang Daoxiang", "grid-worker", "LZ2", phone="028-0000 1084"),
    Worker("lz-police", "任鹤鸣", "Ren Heming", "police-officer", "", *WHOLE, "028-0000 1085"),
)
SEATS = ("chair", "deputy", "secretary", "member", "member")
NEIGHBOURS = (("building-head", "head", 620), ("observer", "observer", 640))


def _estate() -> list[Worker]:
    """The four sides: the grid's party branch, the company, the owners' committee, residents' representatives."""
    branch = ("第七社区网格", "community grid 7")
    workers = [
        Worker("lz-branch", "史南枝", "Shi Nanzhi", "party-branch", "", *branch, "028-0000 1086", signs_in=True),
        Worker("lz-manager", "费则宁", "Fei Zening", "manager", phone="028-0000 1080", signs_in=True),
        Worker("lz-engineer", "于石竹", "Yu Shizhu", "engineer", phone="028-0000 1087"),
        Worker("lz-mediator", "柳素心", "Liu Suxin", "mediator", phone="028-0000 1088"),
    ]
    for number, seat in enumerate(SEATS):
        name, name_en = named(600 + number)
        place = Seat(seat=seat, term=2)
        username = f"lz-seat-{number + 1}"
        workers.append(Worker(username, name, name_en, "committee-member", seat=place, signs_in=number == 0))
    for number, seat in enumerate(SEATS[:3]):
        name, name_en = named(606 + number)
        who = (f"lz-before-{number + 1}", name, name_en, "committee-member")
        place = Seat(seat=seat, term=1)
        workers.append(Worker(*who, seat=place, since=date(2022, 1, 1), until=date(2024, 12, 31)))
    return workers


def _neighbours() -> list[Worker]:
    """Of each building its head and an observer; and the families who volunteer."""
    workers = []
    for number, block in enumerate(BLOCKS):
        for role, word, first in NEIGHBOURS:
            name, name_en = named(first + number)
            who = (f"lz-{word}-{block.code}", name, name_en, role, *crew.building(block.code))
            workers.append(Worker(*who, mobile(first + number)))
    for number in range(FAMILIES):
        name, name_en = named(660 + number)
        names = f"{name}一家", f"{name_en} and family"
        workers.append(Worker(f"lz-family-{number + 1}", *names, "volunteer-family"))
    return workers


def play() -> None:
    """Ground and people, then what is said on the wall."""
    office, yard = ground.found(OFFICE), ground.found(ESTATE)
    with clock.at(yard.created_at):
        ground.homes(yard, BLOCKS, households.listed(BLOCKS, PEOPLE, GUESTS))
        ground.spots(yard, "station", STATIONS)
        ground.doors(yard)
        crew.engage(office, OFFICIALS)
        halves = [[crew.building(block.code)] for block in BLOCKS for _half in (1, 2)]
        crew.engage(yard, [*_estate(), *_neighbours(), *crew.butlers("lz", halves, 710)])
        _grids(office, yard)
        households.welcome(yard, GUESTS)
    usual(yard, Team("lz-manager", "lz-engineer"), [block.code for block in BLOCKS], 14, waiting=True)
    with clock.at(wall.days_before(yard.created_at, 2)):
        for said in (CARE, LAST):
            wall.say(yard, crew.actor("lz-manager"), said)


def _grids(office: Yard, yard: Yard) -> None:
    whole = ground.grid(office, "G7", ("第七社区网格", "Community grid 7"), [yard.path])
    for block in BLOCKS:
        names = f"{block.code} 栋微网格", f"Micro-grid of block {block.code}"
        ground.grid(office, f"G7-{block.code}", names, [f"{yard.path}/{block.code}"], above=whole)


CARE = wall.Said(
    "families",
    "一家帮一家：志愿家庭结对",
    "One family helps one: volunteers",
    "42 个家庭已经报名，和空巢老人、残疾人、困难家庭、留守儿童结对。需要帮助的，请告诉楼栋长。",
    "42 families have signed up for one-to-one help to old people alone, the disabled, families in need "
    "and children whose "
    "parents work elsewhere. If you need help, tell your building head.",
    kind="activity",
)
LAST = wall.Said(
    "meeting",
    "本月四方联席会：周四晚七点半",
    "Meeting of the four sides, Thursday at 7:30 in the evening",
    "网格党支部、物业公司、业委会和居民代表一起，把这个月的诉求逐条过一遍。地点：群众工作之家，人人可以旁听。",
    "The grid's party branch, the company, the owners' committee and residents go through the month's "
    "requests one by one, "
    "in the house of neighbours' work. Everybody may listen.",
    kind="vote",
)
SCENE = Scene(
    id="S2.7/lanzuan",
    name="四海逸家·蓝钻（二期）",
    name_en="Blue Diamond, phase 2",
    shows="1,079 households, 2,500 people; four sides: branch, company, owners' committee, residents; 42 families",
    yard="LZ2",
    last=LAST.title,
    play=play,
    sign_ins=(
        SignIn("lz-branch", "party-branch"),
        SignIn("lz-seat-1", "committee-member"),
        SignIn("lz-manager", "manager"),
        SignIn("lz-butler-1", "butler"),
        SignIn("lz-supervisor", "community-supervisor"),
        SignIn("lz-owner", "owner"),
    ),
    look=(("/b/LZ2/", "the board"), ("/desk/LZ2/matrix/", "homes floor by floor")),
)
