"""The demo town's ledger of problems and a call: invented, one entry of each field, in every state."""

from datetime import datetime, timedelta

from yuanba.demo.quarrel import Cast
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

COMPANY = "暖巷物业服务有限公司"
# field, title, text, source, how far it came
ENTRIES = (
    ("contract", "楼道保洁少一遍", "合同约定每天两遍，实际常常只有一遍。", "cases", "solved"),
    ("service", "报修后没有回话", "师傅来过，没有人告诉住户结果。", "observer", "done"),
    ("team", "夜班只有一名保安", "东门和车库夜里顾不过来。", "inspection", "under-way"),
    ("innovation", "老人不会用手机报修", "想要一个按一下就能说话的办法。", "meeting", "entered"),
    ("upgrade", "三栋后面的小广场", "地砖翘、灯暗，和隔壁小区一起改更好。", "meeting", "entered"),
)
TEXT = "件件有回应，事事有落实：有事先说，说了就办，办完请您看。"
TEXT_EN = "Every request answered, every matter settled: say it, we do it, you judge it."


def play(yard: Yard, cast: Cast, now: datetime) -> None:
    """The entries, a joint meeting to come over what is open, and a call that the company has signed."""
    for number, (field, title, text, source, state) in enumerate(ENTRIES, 1):
        with clock.at(now - timedelta(days=30 - 3 * number)):
            entry = cases.Entry(field, title, text, source, COMPANY)
            cases.enter_problem(actor=cast["deng"], yard=yard, entry=entry, client_key=f"demo-problem-{number}")
            _followed(yard, cast, number, state)
    who = "物业、社区、业主代表、楼栋长"
    cases.call_meeting(
        actor=cast["he"],
        yard=yard,
        title="物业联席会议",
        day=(now + timedelta(days=5)).date(),
        where="党群服务站",
        who=who,
        problems=range(1, len(ENTRIES) + 1),
        client_key="demo-meeting",
    )
    office = by_code("LX")
    said = {"title": "文明物业倡议", "title_en": "A call for good service", "text": TEXT, "text_en": TEXT_EN}
    call = cases.make_call(actor=cast["he"], yard=office, issuer="柳溪社区居委会", client_key="demo-call", **said)
    for kind in ("company", "estate"):
        cases.sign_call(actor=cast["deng"], yard=office, number=call.number, signing=yard, kind=kind)


def _followed(yard: Yard, cast: Cast, number: int, state: str) -> None:
    if state == "entered":
        return
    measure = cases.Measure(COMPANY, "加派一人，每周抽查两次。", clock.today() + timedelta(days=20))
    cases.set_measure(actor=cast["deng"], yard=yard, number=number, measure=measure)
    if state in ("done", "solved"):
        cases.say_problem_done(actor=cast["deng"], yard=yard, number=number, text="已经照做，请来看。")
    if state == "solved":
        cases.verify_problem(actor=cast["he"], yard=yard, number=number, solved=True, text="看了三天，做到了。")
