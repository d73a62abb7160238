"""金悦湾: police officer, grid worker and the company's people as one team, and micro-grids over the units."""

from yuanba.demo import accounts, earning, fees
from yuanba.demo.costs import usual
from yuanba.demo.scene import Scene, SignIn
from yuanba.demo.serving import Served
from yuanba.demo.stage import crew, ground, households, requests, wall
from yuanba.demo.stage.crew import HOURS, Worker
from yuanba.demo.stage.ground import Block, Estate, Spot
from yuanba.demo.stage.households import Guest
from yuanba.demo.stage.names import mobile, named
from yuanba.demo.stage.requests import Team
from yuanba.kernel import clock
from yuanba.platform.yards.models import Yard

# The article names the street, not the community: the estate lies below the street.
OFFICE = Estate("SPJD", "510105013", "苏坡街道办", "Supo Street Office", "028-0000 1400", kind="street")
ESTATE = Estate(
    "JYW",
    "510105013",
    "华润金悦湾",
    "Jinyue Bay",
    "028-0000 1401",
    company="润和居物业服务有限公司",
    company_en="Runheju Property Services",
)
BLOCKS = tuple(Block(str(number), 2, 24, 2) for number in range(1, 16))
HOUSEHOLDS = 1440
GUESTS = (
    Guest("jy-owner", "云晚晴", "Yun Wanqing", "3/1/902"),
    Guest("jy-tenant", "安则宁", "An Zening", "7/2/1101", kind="tenant"),
)
AGREED = fees.Agreed(
    ESTATE.company, ESTATE.company_en, "lump-sum", "1.90", owners="倪若谷", signer="物业项目部", gate=True
)
YEAR = accounts.Year(
    AGREED,
    accounts.Hands("jy-manager", "jy-overseer"),
    (accounts.Quarter(usual(40), {"fees": "多数住户在第四季度按年缴纳"}),),
    percent=420,
    most=360,
    served=Served("jy-butler-1", "jy-engineer-1", rest=2),
    owes=(("service", "month", 20),),
    common=earning.Common(
        (*earning.USUAL, earning.Earning("clubs", "社区瑜伽教室", 4_200, "quarter", late=True)), percent=30
    ),
)
STATIONS = (
    Spot(
        "DQ",
        "党群服务中心",
        "Party and residents' service centre",
        "1-5 09:00-18:00; 6 10:00-16:00",
        (("咨询", "Advice"), ("志愿报名", "Volunteer sign-up"), ("网格服务", "Grid services")),
        "028-0000 1402",
    ),
    Spot("YS", "暖心物业议事厅", "Deliberation room", "1-7 09:00-21:00", (("议事", "Meetings"), ("调解", "Mediation"))),
    Spot("DS", "读书角", "Reading corner", "1-7 09:00-21:00", (("借阅", "Books to borrow"),)),
    Spot(
        "YG",
        "党员义工服务站",
        "Volunteers' station",
        "6,7 09:00-17:00",
        (("义工", "Volunteers"), ("便民工具", "Tools")),
    ),
)
TEAM = (
    Worker("jy-police", "雷知秋", "Lei Zhiqiu", "police-officer", "JYW", phone="028-0000 1403", signs_in=True),
    Worker("jy-grid", "傅云舒", "Fu Yunshu", "grid-worker", "JYW", phone="028-0000 1404", signs_in=True),
    Worker("jy-overseer", "穆听澜", "Mu Tinglan", "company-supervisor", "JYW", phone="028-0000 1405"),
    Worker(
        "jy-street",
        "倪若谷",
        "Ni Ruogu",
        "street-official",
        "",
        "苏坡街道",
        "Supo Street",
        "028-0000 1400",
        signs_in=True,
    ),
)
# Role, word in the user name, how many: the N beside the butlers.
COMPANY = (("manager", "manager", 1), ("engineer", "engineer", 4), ("guard", "guard", 12), ("cleaner", "cleaner", 8))


def _company() -> list[Worker]:
    """Everybody of the company: all of them are volunteers of the grid as well."""
    workers, number = [], 300
    for role, word, count in COMPANY:
        for one in range(1, count + 1):
            name, name_en = named(number)
            username = f"jy-{word}" if count == 1 else f"jy-{word}-{one}"
            who = Worker(username, name, name_en, role, phone=mobile(number), signs_in=role == "manager")
            workers += [who, Worker(username, name, name_en, "volunteer", phone=mobile(number))]
            number += 1
    return workers


def _micro_grids(butlers: list[Worker]) -> list[Worker]:
    """Each butler is the micro-grid member of both units of the own building."""
    return [
        Worker(
            one.username,
            one.name,
            one.name_en,
            "micro-grid-member",
            f"{one.at}/{unit}",
            f"{one.where} {unit} 单元",
            f"{one.where_en}, unit {unit}",
            one.phone,
            hours=HOURS[0],
            hours_en=HOURS[1],
        )
        for one in butlers
        for unit in (1, 2)
    ]


def play() -> None:
    """Ground and people, then what is said on the wall."""
    office, yard = ground.found(OFFICE), ground.found(ESTATE)
    with clock.at(yard.created_at):
        ground.homes(yard, BLOCKS, households.listed(BLOCKS, HOUSEHOLDS, GUESTS))
        ground.spots(yard, "station", STATIONS)
        ground.doors(yard)
        butlers = crew.butlers("jy", [[crew.building(block.code)] for block in BLOCKS], 340)
        crew.engage(office, TEAM)
        crew.engage(yard, [*_company(), *butlers, *_micro_grids(butlers)])
        _grids(office, yard)
        households.welcome(yard, GUESTS)
    requests.usual(yard, Team("jy-manager", "jy-engineer-1"), [f"{block.code}/2" for block in BLOCKS], 14, waiting=True)
    accounts.play(yard, YEAR)
    with clock.at(wall.days_before(yard.created_at, 2)):
        for said in (REPORT, LESSON, LAST):
            wall.say(yard, crew.actor("jy-manager"), said)


def _grids(office: Yard, yard: Yard) -> None:
    whole = ground.grid(office, "GJYW", ("金悦湾网格", "Jinyue Bay grid"), [yard.path])
    for block in BLOCKS:
        for unit in (1, 2):
            names = f"{block.code} 栋 {unit} 单元微网格", f"Micro-grid of block {block.code}, unit {unit}"
            ground.grid(office, f"GJYW-{block.code}-{unit}", names, [f"{yard.path}/{block.code}/{unit}"], above=whole)


REPORT = wall.Said(
    "report",
    "本季度收支和服务报告",
    "Income, expense and service of this quarter",
    "公区收益、生活垃圾分类、设施维护保养、建筑垃圾清运各项收支和本季度服务报告已贴在公告栏，"
    "也可以到党群服务中心查阅。",
    "Income of common areas, waste sorting, upkeep of facilities, removal of building waste, and the "
    "service report of the "
    "quarter hang on the board; the service centre has them too.",
    kind="accounts",
    days=90,
)
LESSON = wall.Said(
    "gas",
    "周六上午讲燃气和消防安全",
    "Gas and fire safety on Saturday morning",
    "周六 9:30 在议事厅，社区民警和物业工程师一起讲燃气和消防安全。行动不便的住户可以请管家上门检查。",
    "Saturday, 9:30, in the deliberation room, with the police officer and the company's engineer. Your "
    "butler comes to "
    "check at home if walking is hard for you.",
    kind="safety",
    days=10,
)
LAST = wall.Said(
    "team",
    "1+1+N：谁在照管金悦湾",
    "1+1+N: who looks after Jinyue Bay",
    "一位片区民警、一位社区网格员，加上全体物业人员。每个单元是一个微网格，您的管家就是微网格员。",
    "One police officer, one grid worker and all the company's people. Every unit is a micro-grid, and your butler "
    "answers for it.",
)
SCENE = Scene(
    id="S0.2/jinyuewan",
    name="华润金悦湾",
    name_en="Jinyue Bay",
    shows="1,440 households; 1+1+N: police officer, grid worker, the company's people; 30 micro-grids over units",
    yard="JYW",
    last=LAST.title,
    play=play,
    sign_ins=(
        SignIn("jy-police", "police-officer"),
        SignIn("jy-grid", "grid-worker"),
        SignIn("jy-manager", "manager"),
        SignIn("jy-butler-1", "butler"),
        SignIn("jy-street", "street-official"),
        SignIn("jy-owner", "owner"),
    ),
    look=(
        ("/b/JYW/", "the board"),
        ("/desk/JYW/matrix/", "homes floor by floor"),
        ("/desk/JYW/bills/", "billed months, under a lump sum"),
        ("/b/JYW/statements/", "a quarter under a lump sum: gain and loss are the company's"),
    ),
)
