"""仁恒滨河湾: every complaint dealt with, ninety of a hundred and more satisfied, micro-grid members collect."""

from datetime import timedelta

from yuanba.demo.scene import Scene, SignIn
from yuanba.demo.stage import asking, crew, ground, households, wall
from yuanba.demo.stage.crew import Worker
from yuanba.demo.stage.ground import Block, Estate, Spot
from yuanba.demo.stage.households import Guest
from yuanba.demo.stage.names import mobile, named
from yuanba.demo.stage.requests import Team, usual
from yuanba.kernel import clock
from yuanba.platform.yards.models import Yard

OFFICE = Estate(
    "SGL", "510104030009", "双桂路社区居委会", "Shuangguilu Community Office", "028-0000 7300", kind="community"
)
ESTATE = Estate(
    "BHW",
    "510104030009",
    "仁恒滨河湾",
    "Riverside Bay",
    "028-0000 7301",
    company="滨和物业服务有限公司",
    company_en="Binhe Property Services",
)
BLOCKS = tuple(Block(str(number), 1, 18, 4) for number in range(1, 9))
HOUSEHOLDS, REQUESTS = 576, 40
HOMES_ASKED = [f"{block}/1/{floor}0{door}" for floor in (3, 9, 15) for block in range(1, 9) for door in (1, 2, 4)]
FAIR = (11, 20, 33)  # three of forty not quite satisfied: 92.5 points of a hundred
GUESTS = (Guest("bh-owner", "安听澜", "An Tinglan", "2/1/902"),)
TEAM = Team("bh-manager", "bh-engineer")
ROOM = Spot(
    "TALK",
    "五心议事厅",
    "Room of five hearts",
    "1-7 09:00-20:00",
    (("提议题", "Raise a matter"), ("协商", "Deliberation"), ("调解", "Mediation")),
    "028-0000 7302",
)
COMMUNITY = ("双桂路社区", "Shuangguilu Community")
OFFICIALS = (
    Worker(
        "bh-supervisor", "卞溪亭", "Bian Xiting", "community-supervisor", "", *COMMUNITY, "028-0000 7300", signs_in=True
    ),
    Worker("bh-grid", "常松年", "Chang Songnian", "grid-worker", "BHW", phone="028-0000 7303"),
)
STAFF = (
    Worker("bh-manager", "岑望舒", "Cen Wangshu", "manager", phone="028-0000 7301", signs_in=True),
    Worker("bh-engineer", "毕石竹", "Bi Shizhu", "engineer", phone="028-0000 7304", signs_in=True),
)


def _members() -> list[Worker]:
    """Of each building a micro-grid member, who collects what neighbours say."""
    workers = []
    for number, block in enumerate(BLOCKS):
        name, name_en = named(1300 + number)
        at, where, where_en = crew.building(block.code)
        phone = mobile(1300 + number)
        workers.append(
            Worker(f"bh-member-{block.code}", name, name_en, "micro-grid-member", at, where, where_en, phone)
        )
    return workers


def play() -> None:
    """Ground and people, the requests, then what is said on the wall."""
    office, yard = ground.found(OFFICE), ground.found(ESTATE)
    with clock.at(yard.created_at):
        ground.homes(yard, BLOCKS, households.listed(BLOCKS, HOUSEHOLDS, GUESTS))
        ground.spots(yard, "station", (ROOM,))
        ground.doors(yard)
        crew.engage(office, OFFICIALS)
        pairs = [[crew.building(str(one)) for one in (first, first + 1)] for first in range(1, 9, 2)]
        crew.engage(yard, [*STAFF, *crew.butlers("bh", pairs, 1340), *_members()])
        households.welcome(yard, GUESTS)
    _ask(yard)
    usual(yard, TEAM, [block.code for block in BLOCKS], REQUESTS, waiting=True, fair=FAIR)
    with clock.at(wall.days_before(yard.created_at, 3)):
        wall.say(yard, crew.actor("bh-manager"), LAST)


def _ask(yard: Yard) -> None:
    """Two surveys that are over, 85 and 95 points, each about the year before it; that of this year runs."""
    today = yard.created_at
    last = (today - timedelta(days=40)).year - 1
    for year, days, homes, best in (
        (last - 1, 406, HOMES_ASKED[:48], 6),
        (last, 40, HOMES_ASKED, 8),
        (last + 1, 6, HOMES_ASKED[:24], 8),
    ):
        asking.survey(yard, year, today - timedelta(days=days), asking.Asked("bh-manager", homes, _butler_of, best, 2))


def _butler_of(label: str) -> str:
    return f"bh-butler-{(int(label[0]) + 1) // 2}"


LAST = wall.Said(
    "answered",
    "件件有回应，事事有落实",
    "Every request answered, every matter settled",
    "近三个月的诉求都已办结，四十件里三十七件您评了满意。不满意的三件，管家会再上门听您说。",
    "Every request of the last three months is done; in 37 of 40 you said you were satisfied. Of the other three the "
    "butler comes again to hear what was missing.",
    days=90,
)
SCENE = Scene(
    id="S1.1/binhewan",
    name="仁恒滨河湾",
    name_en="Riverside Bay",
    shows="40 requests, every one done in time, 92.5 of a hundred satisfied; the survey of the year by question; "
    "a micro-grid member in each building",
    yard="BHW",
    last=LAST.title,
    play=play,
    sign_ins=(
        SignIn("bh-manager", "manager"),
        SignIn("bh-butler-1", "butler"),
        SignIn("bh-supervisor", "community-supervisor"),
        SignIn("bh-owner", "owner"),
    ),
    look=(
        ("/b/BHW/", "the board"),
        ("/b/BHW/surveys/", "the survey by question"),
        ("/b/BHW/cases/?of=satisfied", "what was judged"),
        ("/desk/BHW/", "the desk"),
    ),
)
