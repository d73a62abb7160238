"""More rows of every matter that pages list, for the proof that no page asks more statements for more rows."""

from datetime import date, timedelta

from tests.factories import bank, contracts, places, revenue, services
from tests.factories import cases as made
from tests.factories import people as make
from tests.factories import voting as resolutions
from yuanba.domains.assets import public as assets
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.public import hotline
from yuanba.domains.places import public as map_
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import Line
from yuanba.platform.yards.public import by_code

HEADS = ("工单编号", "诉求内容", "事发地址")
FIELDS = dict(zip(("number", "text", "address"), HEADS, strict=True))


def requests(town, numbers):
    """Cases of the reporter, every third of them done."""
    for number in numbers:
        text = f"第 {number} 件，也是一种状态。"
        told = made.report(town.place, text, town.actors["reporter"], key=f"crowd-{number}")
        for verb in ("triage", "answer", "resolve") if number % 3 == 0 else ():
            town.act(verb, told.case)


def said(town, numbers):
    """Notices."""
    for number in numbers:
        town.said(f"第 {number} 条通知")


def stays(town, numbers):
    """People of one home."""
    for number in numbers:
        make.stay(make.card(town.yard, f"住户 {number % 9}", phone="13800004402"), town.home, kind="family")


def meters(town, numbers):
    """Meters, each read once."""
    for number in numbers:
        new = assets.NewMeter(f"M-{number}", "water", date(2026, 1, 1), 10_000)
        meter = assets.hang_meter(actor=SYSTEM, yard=town.yard, place_id=town.home.id, new=new)
        assets.read_meter(
            actor=SYSTEM, yard=town.yard, meter_id=meter.id, shown=assets.Shown(date(2026, 5, 31), 11_200)
        )


def renovations(town, numbers):
    """Renovations of the reporter's home, every second of them approved."""
    reporter, manager, day = town.actors["reporter"], town.actors["manager"], clock.today()
    for number in numbers:
        intended = cases.Intended(f"换地板 {number}", ["floor"], day, day + timedelta(days=20), "匠心装饰", True)
        one = cases.ask_renovation(actor=reporter, home=town.home, intended=intended, client_key=f"floor-{number}")
        if number % 2 == 0:
            terms = cases.Terms(["walls"], day, day + timedelta(days=20), "9–12，14–18", 200_000, "先做闭水试验。")
            cases.decide_renovation(actor=manager, target=cases.Target(town.yard, one.case_id), terms=terms)


def of_hotline(town, numbers):
    """Rows of the hotline, a file each; every second waits for its place."""
    profile = hotline.save_hotline_profile(actor=SYSTEM, yard=town.yard, name="crowd", fields=FIELDS, heads=HEADS)
    for number in numbers:
        row = (f"C-{number}", f"第 {number} 条来电。", "3栋" if number % 2 else "桂花路")
        values = dict(zip(FIELDS, row, strict=True)) | ({} if number % 2 else {"estate": "别处"})
        line, source = Line(2, values, {}, "工单", row), map_.Source(f"{number}.xlsx", f"{number:064}")
        given = {"lines": [line], "source": source, "heads": HEADS, "profile": profile}
        hotline.take_hotline(actor=SYSTEM, yard=town.yard, **given)


def of_bank(town, numbers):
    """Lines of the bank, a file each, of which some name a home."""
    for number in numbers:
        bank.take(town.yard, bank.row("12.50", f"付款人 {number}", "3-1-902" if number % 2 else "", f"N{number}"))


def drafts(town, numbers):
    """Contracts that are not signed yet."""
    for number in numbers:
        contracts.drafted(town.yard, key=f"draft-{number}", company=f"物业 {number}")


def calls(town, numbers):
    """Calls of the office to its estates, each signed by one."""
    office = by_code("LX")
    for number in numbers:
        text = {"title": f"倡议 {number}", "text": "牵绳，清便。", "issuer": "柳溪社区"}
        call = cases.make_call(actor=town.actors["supervisor"], yard=office, client_key=f"{number}", **text)
        one = {"number": call.number, "signing": town.yard, "kind": "estate"}
        cases.sign_call(actor=town.actors["manager"], yard=office, **one)


def homes(town, numbers):
    """Buildings, and homes behind one door, of which some have codes."""
    for number in numbers:
        places.place(town.yard, f"3-1-{2000 + number}")
        below = places.place(town.yard, f"{100 + number}")
        if number % 2:
            map_.issue_door_code(actor=SYSTEM, yard=town.yard, place_id=below.id)


def criteria(town, numbers):
    """What was found of the standard of a complete estate."""
    for key in list(map_.CRITERIA)[: len(numbers)]:
        found = {"key": key, "state": "met", "day": clock.today(), "words": "看过"}
        map_.judge_criterion(actor=SYSTEM, yard=town.yard, **found)


def covered(town, numbers):
    """Steps of the resolved case, and requests whose words are covered."""
    for number in numbers:
        told = made.report(town.place, f"要遮住的 {number}。", town.actors["reporter"], key=f"covered-{number}")
        target = made.target(told.case)
        words = {"wording": "不公开", "reason": "写了别人的名字"}
        cases.privacy.cover(actor=town.actors["butler"], target=target, what="text", **words)


def decided(town, numbers):
    """Resolutions that hold, each recorded with its paper."""
    for number in numbers:
        resolutions.held(town.yard, key=f"crowd-{number}", on=clock.today())


def earned(town, numbers):
    """Contracts about common parts, each with some money."""
    for number in numbers:
        one = revenue.contract(SYSTEM, town.yard, f"crowd-{number}")
        revenue.taken(SYSTEM, town.yard, one.number, key=f"crowd-{number}")
        revenue.taken(SYSTEM, town.yard, 1, key=f"crowd-one-{number}")


def served(town, numbers):
    """Services signed as done."""
    for number in numbers:
        services.signed(SYSTEM, town.yard, day=clock.today(), key=f"crowd-{number}")


MATTERS = (
    decided,
    earned,
    served,
    requests,
    said,
    stays,
    meters,
    renovations,
    of_hotline,
    of_bank,
    drafts,
    calls,
    homes,
    criteria,
    covered,
)


def more(town, numbers):
    """So many more of each."""
    for matter in MATTERS:
        matter(town, numbers)
