"""地铁首座: 1+1+33, and 62 requests by the codes at the doors, all closed in time."""

from datetime import timedelta

from yuanba.demo import accounts, fees
from yuanba.demo.costs import usual
from yuanba.demo.scene import Scene, SignIn
from yuanba.demo.serving import Served
from yuanba.demo.stage import crew, ground, households, requests, wall
from yuanba.demo.stage.crew import Worker
from yuanba.demo.stage.ground import Block, Estate, Spot
from yuanba.demo.stage.households import Guest
from yuanba.demo.stage.names import mobile, named
from yuanba.demo.stage.requests import Team
from yuanba.domains.people.public import Seat
from yuanba.kernel import clock

# The article names the street, not the community: the estate lies below the street.
OFFICE = Estate("TFJD", "510115004", "天府街道办", "Tianfu Street Office", "028-0000 3300", kind="street")
ESTATE = Estate(
    "DTSZ",
    "510115004",
    "地铁首座",
    "Metro One",
    "028-0000 3301",
    company="首善物业服务有限公司",
    company_en="Shoushan Property Services",
)
BLOCKS = tuple(Block(str(number), 1, 11, 4) for number in range(1, 34))
REQUESTS, HOUSEHOLDS = 62, 1452
TEAM = Team("dt-manager", "dt-engineer")
BINS = tuple(Spot(f"T{number}", f"定时定点投放点 {number}", f"Timed waste point {number}") for number in (1, 2, 3))
GATE = (Spot("GATE", "小区大门", "Main gate"),)
PAIRS = [[crew.building(str(one)) for one in (first, first + 1) if one <= 33] for first in range(1, 34, 2)]
STREET = ("天府街道", "Tianfu Street")
OFFICIALS = (
    Worker(
        "dt-supervisor", "滕亦然", "Teng Yiran", "community-supervisor", "", *STREET, "028-0000 3302", signs_in=True
    ),
    Worker("dt-overseer", "雷采薇", "Lei Caiwei", "company-supervisor", "DTSZ", phone="028-0000 3307"),
    Worker("dt-grid", "穆溪亭", "Mu Xiting", "grid-worker", "DTSZ", phone="028-0000 3303"),
    Worker("dt-police", "殷山青", "Yin Shanqing", "police-officer", "", *STREET, "028-0000 3304"),
)
STAFF = (
    Worker("dt-branch", "康怀瑾", "Kang Huaijin", "party-branch", phone="028-0000 3305", signs_in=True),
    Worker("dt-manager", "顾行简", "Gu Xingjian", "manager", phone="028-0000 3301", signs_in=True),
    Worker("dt-engineer", "伍石竹", "Wu Shizhu", "engineer", phone="028-0000 3306", signs_in=True),
)


AGREED = fees.Agreed(ESTATE.company, ESTATE.company_en, "lump-sum", "1.80", owners="滕亦然", signer="顾行简", unpaid=21)
YEAR = accounts.Year(
    AGREED,
    accounts.Hands("dt-manager", "dt-overseer"),
    (accounts.Quarter(usual(30), {"fees": "多数住户在第四季度按年缴纳", "order": "大门 24 小时有人"}),),
    percent=420,
    most=360,
    served=Served("dt-butler-1", "dt-engineer"),
)
TERM_LEFT = timedelta(days=150)


def _representatives() -> tuple[list[Worker], list[Guest]]:
    """Each building elected one who lives there."""
    workers, guests = [], []
    for number, block in enumerate(BLOCKS):
        name, name_en = named(500 + number)
        at, where, where_en = crew.building(block.code)
        username = f"dt-rep-{block.code}"
        phone, first = mobile(500 + number), number == 0
        role = "building-representative"
        who = (username, name, name_en, role, at, where, where_en, phone)
        workers.append(Worker(*who, Seat(term=1), signs_in=first, until=clock.today() + TERM_LEFT))
        guests.append(Guest(username, name, name_en, f"{block.code}/1/{number % 9 + 2}01", signs_in=first))
    return workers, guests


def play() -> None:
    """Ground and people, the requests, then what is said on the wall."""
    office, yard = ground.found(OFFICE), ground.found(ESTATE)
    with clock.at(yard.created_at):
        elected, living = _representatives()
        ground.homes(yard, BLOCKS, households.listed(BLOCKS, HOUSEHOLDS, living))
        ground.spots(yard, "point", (*BINS, *GATE))
        ground.doors(yard)
        crew.engage(office, OFFICIALS)
        crew.engage(yard, [*STAFF, *crew.butlers("dt", PAIRS, 540), *elected])
        households.welcome(yard, living)
    requests.usual(yard, TEAM, [block.code for block in BLOCKS], REQUESTS)
    accounts.play(yard, YEAR)
    with clock.at(wall.days_before(yard.created_at, 1)):
        for said in (FACES, LAST):
            wall.say(yard, crew.actor("dt-manager"), said)


FACES = wall.Said(
    "faces",
    "大门启用人脸识别",
    "The main gate knows faces",
    "党支部、网格、33 位楼栋代表和物业商量近两个月，定下大门的人脸识别方案。不愿意用人脸的住户可以用门卡。",
    "Branch, grid, 33 representatives and the company agreed on it in about two months. Who does not want "
    "to be known by "
    "the face uses a card.",
    kind="safety",
)
LAST = wall.Said(
    "say-so",
    "有事请您说",
    "Say what is on your mind",
    "扫单元门口的码就能说，可以拍照。一般的事 4 小时内办好；中等的 4 小时内答复、24 小时内办结；疑难的 4 "
    "小时内上门或打电话，说清办法和时间。",
    "Scan the code at the door and take a picture. Ordinary: done within 4 hours. Middling: answered "
    "within 4, done within "
    "24. Hard: somebody comes or calls within 4 hours and says what will be done by when.",
    days=120,
)
SCENE = Scene(
    id="S4.1/ditieshouzuo",
    name="地铁首座",
    name_en="Metro One",
    shows="1+1+33: branch, grid and a representative of each of 33 buildings; 62 requests, all closed in time",
    yard="DTSZ",
    last=LAST.title,
    play=play,
    sign_ins=(
        SignIn("dt-branch", "party-branch"),
        SignIn("dt-rep-1", "building-representative"),
        SignIn("dt-supervisor", "community-supervisor"),
        SignIn("dt-manager", "manager"),
        SignIn("dt-engineer", "engineer"),
        SignIn("dt-butler-1", "butler"),
    ),
    look=(
        ("/b/DTSZ/", "the board"),
        ("/b/DTSZ/cases/", "the requests behind it"),
        ("/b/DTSZ/statements/", "the first quarter that was put up"),
        ("/desk/DTSZ/", "the desk"),
    ),
)
