"""君悦金沙: what a company found when it took the estate over in October 2021, and what became of it."""

from datetime import date, datetime

from yuanba.demo import accounts, fees
from yuanba.demo.costs import Cost, usual
from yuanba.demo.scene import Scene, SignIn
from yuanba.demo.serving import Served
from yuanba.demo.stage import crew, ground, households, requests, takeover, wall
from yuanba.demo.stage.crew import Worker
from yuanba.demo.stage.ground import Block, Estate, Spot
from yuanba.demo.stage.households import Guest
from yuanba.demo.stage.requests import Asked, Team, solve
from yuanba.domains.people.public import Seat
from yuanba.domains.places.public import Looked, Terms
from yuanba.kernel import clock

TAKEN_OVER = date(2021, 10, 1)
# The article names the district only: the estate lies below it.
OFFICE = Estate(
    "QYWY", "510105", "青羊区物业服务指导中心", "Qingyang Property Guidance", "028-0000 2110", kind="district"
)
ESTATE = Estate(
    "JYJS",
    "510105",
    "中大·君悦金沙",
    "Junyue Jinsha",
    "028-0000 2111",
    company="衡安物业服务有限公司",
    company_en="Heng'an Property Services",
)
BLOCKS = tuple(Block(str(number), 2, 12, 4) for number in range(1, 9))
HOUSEHOLDS = 768
GUESTS = (Guest("js-owner", "陶如初", "Tao Ruchu", "4/2/702"),)
POINTS = (
    Spot("GATE", "大门岗", "Main gate"),
    Spot("HV", "高压配电房", "High-voltage room"),
    Spot("PUMP", "水泵房", "Pump room"),
    Spot("DRAIN", "主路雨水沟", "Drain of the main road"),
    Spot("GREEN", "中心绿化带", "Central green"),
    Spot("PARK", "新增停车场", "New parking lot"),
)
STAFF = (
    Worker(
        "js-manager",
        "邹怀瑾",
        "Zou Huaijin",
        "manager",
        phone="028-0000 2111",
        signs_in=True,
        since=TAKEN_OVER,
    ),
    Worker(
        "js-engineer",
        "鲁行简",
        "Lu Xingjian",
        "engineer",
        phone="028-0000 2112",
        signs_in=True,
        since=TAKEN_OVER,
    ),
    Worker("js-guard", "彭山青", "Peng Shanqing", "guard", phone="028-0000 2113", since=TAKEN_OVER),
)
OFFICIAL = ("js-district", "卜云舒", "Bu Yunshu", "district-official", "", "青羊区", "Qingyang District")
TEAM = Team("js-manager", "js-engineer")
# What was found in the first weeks, the day after taking over it was seen, and the days until it was done.
FOUND = (
    (
        2,
        "HV",
        "接管检查：高压电缆和配电箱老化，接头发热。",
        "hazard",
        20,
        "更换老化接头，配电箱清理加锁，定了每月测温的计划。",
    ),
    (
        3,
        "GREEN",
        "接管检查：乔木 16 年没有修剪，灌木枯死，裸土很多。",
        "repair",
        90,
        "乔木修剪完，灌木分类移栽，补了路沿石，基本没有裸土。",
    ),
    (
        5,
        "PUMP",
        "接管检查：阀门经常坏，一坏全小区停水，水管有暗漏。",
        "repair",
        60,
        "管网逐段检测，换了阀门分区，停水只影响一栋；每天少漏约 120 立方米。",
    ),
    (6, "DRAIN", "接管检查：下雨天主路积水，进出不便。", "repair", 45, "加了雨篦子和排水沟，大雨后看过，没有积水。"),
    (
        9,
        "PARK",
        "接管检查：车位不够，地面乱停，消防通道被占。",
        "complaint",
        80,
        "增设停车场，访客车位按小时共享，地面不再停车。",
    ),
    (10, "GATE", "接管检查：门岗没有人，谁都能进。", "hazard", 7, "门岗 24 小时有人，访客登记。"),
)


# 120 m³ a day less at ¥2.98: ¥130,524 a year, ¥32,899 in a quarter of 92 days.
WATER = Cost("running", "material", 14_300, "公共用水（绿化、水景、保洁）", "金沙片区供水营业所")
YEAR = accounts.Year(
    fees.Agreed(ESTATE.company, ESTATE.company_en, "lump-sum", "2.10", owners="贺慕青", signer="邹怀瑾", unpaid=25),
    accounts.Hands("js-manager", "js-overseer", "js-chair"),
    (
        accounts.Quarter(
            usual(42, WATER),
            {"running": "含公共用水 14,300 元：管网改造后每天少漏 120 立方米，一年约省 13 万元", "staff": "在岗 16 人"},
        ),
    ),
    percent=420,
    most=500,
    served=Served("js-butler-1", "js-engineer"),
)
TERMS = Terms(
    "company",
    "顺和物业服务部",
    "衡安物业服务有限公司",
    TAKEN_OVER,
    "移交全部竣工图；移交公共收益账目；2021 年 12 月 31 日前结清欠付的水电费。",
)
SIGNERS = takeover.Signers(("曲有容", "原项目负责人"), ("邹怀瑾", "项目经理"))
KEYS = {"found": "14", "holder": "服务中心钥匙柜"}
MISSING = Looked("missing", words="原物业没有移交，只有复印的总平面图。", mender="顺和物业服务部", mend_by="2021-11-30")
SAME = {
    "设备用房钥匙": Looked("sound", **KEYS),
    "公共电表读数": Looked("sound", reading="018452.6"),
    "公共水表读数": Looked("sound", reading="236710"),
    "专项维修资金余额（元）": Looked("sound", reading="1843260.57"),
    "公共收益余额（元）": Looked("sound", reading="26418.30"),
}
THEN = takeover.Found(
    date(2021, 10, 9),
    {
        "水泵房与水箱": Looked("defect", words="阀门锈死，水管有暗漏。", mender="衡安工程部", mend_by="2021-12-10"),
        "乔木与灌木": Looked("defect", words="16 年没有修剪，灌木枯死。", mender="衡安绿化班", mend_by="2022-01-10"),
        "雨水与污水管网": Looked("defect", words="主路雨天积水。", mender="衡安工程部", mend_by="2021-11-25"),
        "消防泵房与报警主机": Looked("defect", words="报警主机断电。", mender="衡安工程部", mend_by="2021-10-31"),
        "竣工图与管线图": MISSING,
    },
    SAME,
)
NOW = takeover.Found(
    date(2022, 10, 11),
    {"竣工图与管线图": MISSING},
    SAME
    | {
        "公共电表读数": Looked("sound", reading="061288.1"),
        "公共水表读数": Looked("sound", reading="241095"),
        "公共收益余额（元）": Looked("sound", reading="58902.75"),
        "设备用房钥匙": Looked("sound", **KEYS | {"found": "15"}),
    },
)


def _found(number: int) -> tuple[Asked, datetime]:
    """What was found, as a request with measure and date, and when."""
    day, at, words, kind, days, done = FOUND[number]
    start = clock.local(datetime(TAKEN_OVER.year, TAKEN_OVER.month, day, 9, 30))  # noqa: DTZ001  the zone is set here
    asked = Asked(
        f"takeover-{number}",
        at,
        words,
        kind,
        "hard",
        (60, days * 24 * 60),
        answer="已到现场看过，列入整改。",
        done=done,
        measure="请专业队伍排查，定方案，逐项整改，完工拍照留档。",
    )
    return asked, start


def play() -> None:
    """Ground and people, what was found, then what is said on the wall."""
    office, yard = ground.found(OFFICE), ground.found(ESTATE)
    with clock.at(yard.created_at):
        ground.homes(yard, BLOCKS, households.listed(BLOCKS, HOUSEHOLDS, GUESTS))
        ground.spots(yard, "point", POINTS)
        ground.doors(yard)
        overseer = Worker("js-overseer", "潘月白", "Pan Yuebai", "company-supervisor", "JYJS", phone="028-0000 2114")
        crew.engage(office, [Worker(*OFFICIAL, phone="028-0000 2110", signs_in=True), overseer])
        chair = Seat(seat="chair", term=3)
        head = Worker("js-chair", "贺慕青", "He Muqing", "committee-member", seat=chair, signs_in=True)
        butlers = crew.butlers("js", [[crew.building(block.code)] for block in BLOCKS], 1200)
        crew.engage(yard, [*STAFF, head, *butlers])
        households.welcome(yard, GUESTS)
    manager = crew.actor("js-manager")
    takeover.play(yard, manager, TERMS, THEN, SIGNERS)
    takeover.again(yard, manager, NOW)
    for number in range(len(FOUND)):
        asked, start = _found(number)
        solve(yard, TEAM, asked, start)
    requests.usual(yard, TEAM, [block.code for block in BLOCKS], 12, waiting=True)
    accounts.play(yard, YEAR)
    with clock.at(wall.days_before(yard.created_at, 2)):
        wall.say(yard, crew.actor("js-manager"), LAST)


LAST = wall.Said(
    "three-years",
    "接管以来：说过的和做到的",
    "Since the takeover: what was said and done",
    "2021 年 10 月接管时查出的六个问题都已整改，前后照片在服务中心可以看。供水管网检测后，每天约少漏 120 立方米。",
    "The six problems found when the estate was taken over in October 2021 are solved; the pictures can "
    "be seen at the service "
    "centre. Since the pipes were measured about 120 cubic metres a day are no longer lost.",
    kind="accounts",
    days=120,
)
SCENE = Scene(
    id="S2.0/junyuejinsha",
    name="中大·君悦金沙",
    name_en="Junyue Jinsha",
    shows="taken over in October 2021: what was found, with measure and date, and what became of it",
    yard="JYJS",
    last=LAST.title,
    play=play,
    sign_ins=(
        SignIn("js-manager", "manager"),
        SignIn("js-engineer", "engineer"),
        SignIn("js-butler-1", "butler"),
        SignIn("js-chair", "committee-member"),
        SignIn("js-owner", "owner"),
        SignIn("js-district", "district-official"),
    ),
    look=(
        ("/b/JYJS/", "the board"),
        ("/b/JYJS/cases/", "what was found and done"),
        ("/desk/JYJS/takeover/", "the inspection"),
        ("/b/JYJS/statements/", "a quarter, with what the mended pipes save"),
    ),
)
