"""528锦都: 1,143 households and 2,534 people, a management committee, the chain, and lockers that had to go again."""

from dataclasses import replace
from datetime import timedelta

from yuanba.demo import accounts, earning, fees
from yuanba.demo.costs import Cost, salaries, usual
from yuanba.demo.deciding import Decision
from yuanba.demo.questioning import Question
from yuanba.demo.scene import Scene, SignIn
from yuanba.demo.serving import Served
from yuanba.demo.stage import crew, ground, households, lockers, requests, wall
from yuanba.demo.stage.crew import HOURS, Worker
from yuanba.demo.stage.ground import Block, Estate, Spot
from yuanba.demo.stage.households import Guest
from yuanba.demo.stage.names import mobile, named
from yuanba.domains.people.public import Seat
from yuanba.kernel import clock
from yuanba.platform.yards.models import Yard

PEOPLE, REQUESTS = 2534, 72
OFFICE = Estate(
    "ZZJ", "510104037007", "栀子街社区居委会", "Zhizijie Community Office", "028-0000 5280", kind="community"
)
ESTATE = Estate(
    "JD528",
    "510104037007",
    "华熙LIVE·528锦都",
    "528 Jindu",
    "028-0000 5281",
    company="和畅物业服务有限公司",
    company_en="Hechang Property Services",
)
# Buildings 1 and 4 stand on an open ground floor (架空层); in building 8 one home is the company's office.
BLOCKS = (
    Block("1", 1, 36, 4, lowest=2),
    Block("2", 1, 36, 4),
    Block("3", 1, 36, 4),
    Block("4", 1, 36, 4, lowest=2),
    Block("5", 1, 36, 4),
    Block("6", 1, 36, 4),
    Block("7", 1, 36, 4),
    Block("8", 1, 36, 4, without=("1-101",)),
)
GUESTS = (
    Guest("jd-owner", "汤念安", "Tang Nian'an", "4/1/201"),
    Guest("jd-tenant", "贺听澜", "He Tinglan", "5/1/902", kind="tenant"),
)
AGREED = fees.Agreed(
    ESTATE.company,
    ESTATE.company_en,
    "remuneration",
    "2.30",
    owners="鲁秋实",
    signer="袁思齐",
    unpaid=17,
    lifts=True,
    gate=True,
    budget={"staff": 940_000, "running": 420_000, "cleaning": 410_000, "greening": 130_000, "order": 330_000},
)
BEFORE = replace(AGREED, company="旧雨物业服务有限公司", company_en="Jiuyu Property Services", signer="宗既白")
STAFF = {"staff": "在岗 31 人"}
PUMPS = Cost("running", "material", 128_600, "冬季水泵房电机和变频器换件", "恒泵机电设备公司")
PUMPS_DECIDED = Decision(
    "水泵房电机和变频器换件",
    "应到 9 席，实到 8 席，8 席同意。水泵房两台电机和一台变频器换件，由恒泵机电设备公司承做，"
    "费用不超过 130,000 元，从物业服务资金支出，票据随季报公布。",
    "management",
    130_000,
)
COVERED = Decision(
    "用公共收益弥补上一季度的缺口",
    "全体业主 1,143 户，参与表决 842 户，同意 791 户。因水泵房换件，上一季度末业主结余为负；"
    "缺口从公共收益中弥补，不向业主另外收取。",
    "owners",
)
ASKED = Question(
    "jd-owner",
    "running",
    "共用部位、共用设施设备日常运行和维护费用",
    "水泵房换件花了 12 万多，为什么不从维修资金里出？事先有没有商量过？",
    "这次换的是坏掉的电机和变频器，属于日常维护，不是整套设备改造，所以从物业服务资金出。超过 12 万元的支出要有决议："
    "管委会 8 席同意，决议和发票在本季收支的“运行和维护”一行里都能点开看。",
)


def _costs(times: int, *more: Cost) -> tuple[Cost, ...]:
    """Salaries go out month by month: what is paid at once is held against the limit."""
    return (*salaries(times), *usual(times, *more, without=("staff",)))


YEAR = accounts.Year(
    AGREED,
    accounts.Hands("jd-manager", "jd-committee", "jd-seat-1"),
    (
        accounts.Quarter(_costs(96), STAFF, after=48, fund=(962_300, 0)),
        accounts.Quarter(
            _costs(99, PUMPS),
            STAFF | {"running": "含水泵房换件 128,600 元，按管委会决议支出"},
            Cost("greening", "labour", 18_600, "三月补种灌木", "青萝园艺服务公司"),
            "三月补种灌木的 18,600 元漏记。",
            decided=PUMPS_DECIDED,
            covered=COVERED,
            fund=(965_100, 4_680_000),
            asked=ASKED,
        ),
        accounts.Quarter(
            _costs(95, Cost("public-use", "", 18_000, "架空层长椅和照明", "城东园林设施公司")), STAFF, fund=(953_400, 0)
        ),
        accounts.Quarter(
            _costs(97, Cost("public-fund", "", 45_000, "公共收益划入维修资金", "专项维修资金专户")),
            STAFF,
            fund=(4_500_000 + 956_200, 0),
        ),
    ),
    percent=1250,
    before=BEFORE,
    common=earning.Common(
        (*earning.USUAL, earning.Earning("sites", "巷口便民菜摊", 1_500, "month", late=True)), percent=50
    ),
    limit=120_000,
    fund=386_124_060,
    served=Served("jd-butler-4", "jd-engineer", missed=(2,), rest=1),
)
STATIONS = (
    Spot(
        "XW",
        "熙望之家",
        "Xiwang House",
        "1-7 09:00-21:00",
        (
            ("儿童之家", "Children's home"),
            ("共享办公", "Co-working"),
            ("居民议事", "Deliberation"),
            ("休闲", "Leisure"),
        ),
        "028-0000 5283",
    ),
    Spot(
        "DQ",
        "党群服务站",
        "Party and residents' service station",
        "1-5 09:00-18:00",
        (("党员服务窗口", "Party members' window"), ("微网格工作站", "Micro-grid station"), ("矛盾调解", "Mediation")),
        "028-0000 5284",
    ),
)
SEATS = (
    ("street", "chair", "三圣街道", "Sansheng Street"),
    ("community", "deputy", "栀子街社区", "Zhizijie Community"),
    ("police", "member", "派出所", "police station"),
    ("developer", "member", "建设单位", "developer"),
    ("party", "secretary", "小区党支部", "estate party branch"),
    ("residents", "member", "1、2 栋", "blocks 1 and 2"),
    ("residents", "member", "3、4 栋", "blocks 3 and 4"),
    ("residents", "member", "5、6 栋", "blocks 5 and 6"),
    ("residents", "member", "7、8 栋", "blocks 7 and 8"),
)
WHOLE = ("全社区", "whole community")
# Role, word in the user name, first number of the invented names.
KEEPERS = (
    ("party-group", "group", 220),
    ("party-liaison", "liaison", 230),
    ("butler", "butler", 240),
    ("butler", "second", 250),
)


def _office() -> list[Worker]:
    """Those of the community: the party's committee, its supervisor, grid, police."""
    return [
        Worker(
            "jd-supervisor", "葛如初", "Ge Ruchu", "community-supervisor", "", *WHOLE, "028-0000 5280", signs_in=True
        ),
        Worker("jd-committee", "范清和", "Fan Qinghe", "party-committee", "", *WHOLE, "028-0000 5285", signs_in=True),
        Worker("jd-committee", "范清和", "Fan Qinghe", "company-supervisor", "JD528", phone="028-0000 5285"),
        Worker("jd-adviser", "鲁秋实", "Lu Qiushi", "party-adviser", "", *WHOLE, "028-0000 5286"),
        Worker("jd-grid", "俞采薇", "Yu Caiwei", "grid-worker", "JD528", phone="028-0000 5287"),
        Worker("jd-police", "雷长庚", "Lei Changgeng", "police-officer", "", *WHOLE, "028-0000 5288"),
    ]


def _estate() -> list[Worker]:
    """Those of the estate: company, branch, and the seats of the committee."""
    workers = [
        Worker(
            "jd-manager",
            "袁思齐",
            "Yuan Siqi",
            "manager",
            phone="028-0000 5281",
            signs_in=True,
            hours=HOURS[0],
            hours_en=HOURS[1],
        ),
        Worker(
            "jd-engineer",
            "苗景行",
            "Miao Jingxing",
            "engineer",
            phone="028-0000 5289",
            signs_in=True,
            hours=HOURS[0],
            hours_en=HOURS[1],
        ),
        Worker("jd-branch", "奚书禾", "Xi Shuhe", "party-branch", phone="028-0000 5290"),
        Worker("jd-branch", "奚书禾", "Xi Shuhe", "safety-officer", phone="028-0000 5290"),
    ]
    for number, (side, seat, where, where_en) in enumerate(SEATS):
        name, name_en = named(200 + number)
        place = Seat(side=side, seat=seat, term=1)
        who = Worker(f"jd-seat-{number + 1}", name, name_en, "management-committee", "", where, where_en, seat=place)
        workers.append(replace(who, signs_in=number == 0))
    return workers


def _buildings() -> list[Worker]:
    """Of each building: the party group, a liaison, and two butlers who share its 140 homes."""
    workers = []
    for number, block in enumerate(BLOCKS):
        where, where_en = f"{block.code} 栋", f"block {block.code}"
        for role, word, first in KEEPERS:
            name, name_en = named(first + number)
            username = f"jd-{word}-{block.code}"
            signs_in = block.code == "4" and word in ("liaison", "butler")
            phone = mobile(5200 + first + number)
            workers.append(Worker(username, name, name_en, role, block.code, where, where_en, phone, signs_in=signs_in))
    return workers


def play() -> None:
    """Ground, people, then the story of the lockers."""
    office, yard = ground.found(OFFICE), ground.found(ESTATE)
    with clock.at(yard.created_at):
        ground.homes(yard, BLOCKS, households.listed(BLOCKS, PEOPLE, GUESTS))
        ground.spots(yard, "station", STATIONS)
        ground.spots(yard, "point", (Spot("L1", "架空层", "open floor"),), at="1")
        ground.spots(yard, "point", (Spot("L4", "架空层", "open floor"),), at="4")
        ground.doors(yard)
        accounts.sign_first(yard, YEAR)
        crew.engage(office, _office())
        crew.engage(yard, [*_estate(), *_buildings()])
        _grids(office, yard)
        households.welcome(yard, GUESTS)
    lockers.play(yard, yard.created_at)
    requests.usual(yard, lockers.TEAM, [block.code for block in BLOCKS], REQUESTS, waiting=True)
    accounts.play(yard, YEAR)
    with clock.at(yard.created_at - timedelta(days=1)):
        wall.say(yard, crew.actor("jd-manager"), LAST)


def _grids(office: Yard, yard: Yard) -> None:
    names = ("528锦都网格", "528 Jindu grid")
    whole = ground.grid(office, "G528", names, [yard.path])
    for block in BLOCKS:
        names = (f"{block.code} 栋微网格", f"Micro-grid of block {block.code}")
        ground.grid(office, f"G528-{block.code}", names, [f"{yard.path}/{block.code}"], above=whole)


LAST = wall.Said(
    "who",
    "谁在照管 528 锦都",
    "Who looks after 528 Jindu",
    "物业服务中心、社区、小区党支部和各栋联络员的姓名和电话，都写在“谁在照管”一页。\n"
    "小区物业管理委员会由街道、社区、派出所、建设单位、党员和居民代表组成，第一届共 9 个席位。",
    "Names and telephones of the company, the community, the party branch and the liaisons of every block are on the "
    "page “Who looks after us”.\nStreet, community, police, developer, party members and residents sit on the "
    "management committee: nine seats in its first term.",
)
SCENE = Scene(
    id="S3.8/528",
    name="华熙LIVE·528锦都",
    name_en="528 Jindu",
    shows="1,143 households, 2,534 people; committee seats per side; the chain; 74 requests; lockers undone",
    yard="JD528",
    last=LAST.title,
    play=play,
    sign_ins=(
        SignIn("jd-manager", "manager"),
        SignIn("jd-butler-4", "butler"),
        SignIn("jd-engineer", "engineer"),
        SignIn("jd-liaison-4", "party-liaison"),
        SignIn("jd-supervisor", "community-supervisor"),
        SignIn("jd-committee", "company-supervisor"),
        SignIn("jd-seat-1", "management-committee"),
        SignIn("jd-owner", "owner"),
    ),
    look=(
        ("/b/JD528/", "the board"),
        ("/b/JD528/cases/", "the requests behind it"),
        ("/desk/JD528/matrix/", "homes floor by floor"),
        ("/desk/JD528/window/", "the window of fees, under remuneration"),
        ("/desk/JD528/bills/", "billed months with the power of the lifts, most of it paid in advance"),
        ("/b/JD528/statements/", "four quarters: surplus, deficit, a correction, another company; due n, done n"),
        ("/b/JD528/resolutions/", "what was decided: a payment above the limit, the deficit covered"),
        ("/desk/JD528/spending/", "the vouchers behind them, as jd-manager"),
        ("/desk/JD528/spending/pay/", "the company's pay, drawn each quarter"),
        ("/desk/JD528/spending/cover/", "how the deficit was covered"),
        ("/desk/JD528/fund/", "the maintenance fund, as its account tells it"),
        ("/desk/JD528/services/", "services signed with a photograph"),
        ("/my/bills/", "as jd-owner: what was paid in advance, month by month"),
        ("/my/bills/JD528/share/", "as jd-owner: each ¥1 of it, to a voucher or to what is carried on"),
    ),
)
