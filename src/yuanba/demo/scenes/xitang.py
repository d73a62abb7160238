"""五矿西棠: a butler for every hundred homes, who is also the head of that grid."""

from datetime import timedelta

from yuanba.demo.scene import Scene, SignIn
from yuanba.demo.stage import crew, ground, households, wall
from yuanba.demo.stage.crew import Worker
from yuanba.demo.stage.ground import Block, Estate, Spot
from yuanba.demo.stage.households import Guest
from yuanba.demo.stage.requests import Asked, Team, solve, usual
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS
from yuanba.platform.yards.models import Yard

# The article names the district only: the estate lies below it.
OFFICE = Estate("QYZJ", "510105", "青羊区住建部门", "Qingyang Housing Office", "028-0000 1050", kind="district")
ESTATE = Estate(
    "XITANG",
    "510105",
    "五矿西棠",
    "Xitang",
    "028-0000 1051",
    company="棠棣物业服务有限公司",
    company_en="Tangdi Property Services",
)
BLOCKS = tuple(Block(str(number), 1, 25, 4) for number in range(1, 13))
HOUSEHOLDS = 1200
GUESTS = (Guest("xt-owner", "窦晚晴", "Dou Wanqing", "6/1/1502"),)
CENTRE = Spot(
    "HOME",
    "生活服务中心",
    "House of services",
    "1-7 08:30-20:30",
    (
        ("报修", "Repairs"),
        ("装修咨询", "Renovation advice"),
        ("保洁", "Cleaning"),
        ("绿植养护", "Plants"),
        ("理发", "Haircuts"),
        ("义诊", "Clinic"),
        ("清洗地毯", "Carpets"),
        ("代收代办", "Errands"),
    ),
    "028-0000 1052",
)
YARD = Spot("ATRIUM", "中庭花台", "Flower bed in the courtyard")
STAFF = (
    Worker("xt-manager", "尹思齐", "Yin Siqi", "manager", phone="028-0000 1051", signs_in=True),
    Worker("xt-engineer", "花石竹", "Hua Shizhu", "engineer", phone="028-0000 1053", signs_in=True),
)
OFFICIAL = ("xt-district", "平知秋", "Ping Zhiqiu", "district-official", "", "青羊区", "Qingyang District")
TEAM = Team("xt-manager", "xt-engineer")
FOUND = (
    Asked(
        "edge",
        "ATRIUM",
        "巡查看到：中庭花台的石板有尖角，孩子跑过去容易碰到。",
        "hazard",
        "middling",
        (30, 540),
        answer="工程部已到现场，先围起来。",
        done="石板边角都修圆了，用手摸过一遍。",
        drawn="flowerbed",
        joined=("我家孩子上周在这里磕青了膝盖。", "晚上灯暗，更看不见尖角。", ""),
    ),
    Asked(
        "drawings",
        "6/1/1502",
        "家里重新装修，想要原来的强电、弱电和水管图。",
        "renovation",
        "ordinary",
        (12, 150),
        answer="图纸找到了，下午三点带工程师上门。",
        done="给了原始布局图，当面说了哪些墙不能动。",
    ),
    Asked(
        "shower",
        "3/1/904",
        "淋浴隔断往外漏水，不知道找谁。",
        "repair",
        "ordinary",
        (18, 170),
        answer="师傅二十分钟后到。",
        done="是密封条老化，换好后放水试了半小时，不漏了。",
    ),
)


def _grid_heads(butlers: list[Worker]) -> list[Worker]:
    """Each butler is the head of the grid of the own building."""
    heads = (one for one in butlers)
    return [
        Worker(one.username, one.name, one.name_en, "micro-grid-member", one.at, one.where, one.where_en, one.phone)
        for one in heads
    ]


def play() -> None:
    """Ground and people, what a patrol found, then what is said on the wall."""
    office, yard = ground.found(OFFICE), ground.found(ESTATE)
    with clock.at(yard.created_at):
        ground.homes(yard, BLOCKS, households.listed(BLOCKS, HOUSEHOLDS, GUESTS))
        ground.spots(yard, "station", (CENTRE,))
        ground.spots(yard, "point", (YARD,))
        ground.doors(yard)
        butlers = crew.butlers("xt", [[crew.building(block.code)] for block in BLOCKS], 1100)
        crew.engage(office, [Worker(*OFFICIAL, phone="028-0000 1050", signs_in=True)])
        crew.engage(yard, [*STAFF, *butlers, *_grid_heads(butlers)])
        _grids(yard)
        households.welcome(yard, GUESTS)
    for number, asked in enumerate(FOUND):
        start = wall.days_before(yard.created_at, 12 - 3 * number, 9) + timedelta(minutes=20)
        solve(yard, TEAM, asked, start, by=crew.actor("xt-butler-1") if asked.key == "edge" else ANONYMOUS)
    usual(yard, TEAM, [block.code for block in BLOCKS], 10, waiting=True)
    with clock.at(wall.days_before(yard.created_at, 2)):
        wall.say(yard, crew.actor("xt-manager"), LAST)


def _grids(yard: Yard) -> None:
    whole = ground.grid(yard, "GXT", ("五矿西棠网格", "Xitang grid"), [yard.path])
    for block in BLOCKS:
        names = f"{block.code} 栋网格，100 户", f"Grid of block {block.code}, 100 homes"
        ground.grid(yard, f"GXT-{block.code}", names, [f"{yard.path}/{block.code}"], above=whole)


LAST = wall.Said(
    "hundred",
    "每 100 户一位生活管家",
    "A butler for every hundred homes",
    "您的管家就是本栋网格负责人，12 位管家各管 100 户。理发、义诊、清洗地毯的时间由管家在楼栋群里通知。",
    "Your butler is the head of your building's grid: twelve butlers, a hundred homes each. Ask them when "
    "haircuts, the "
    "clinic and carpet cleaning come to your building.",
    days=90,
)
SCENE = Scene(
    id="S0.5b/xitang",
    name="五矿西棠",
    name_en="Xitang",
    shows="1,200 homes, twelve butlers as grid heads with a hundred homes each; a patrol's find, drawings, a leak",
    yard="XITANG",
    last=LAST.title,
    play=play,
    sign_ins=(
        SignIn("xt-butler-1", "butler"),
        SignIn("xt-manager", "manager"),
        SignIn("xt-engineer", "engineer"),
        SignIn("xt-owner", "owner"),
        SignIn("xt-district", "district-official"),
    ),
    look=(("/b/XITANG/", "the board"), ("/desk/XITANG/matrix/", "homes floor by floor"), ("/desk/XITANG/", "the desk")),
)
