"""The demo town's hotline: one file of the community office, handed back once, and somebody at the window. Invented."""

from datetime import datetime, timedelta

from yuanba.demo.quarrel import Cast
from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.kernel import clock
from yuanba.platform.sheets.public import Line
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

HEADS = ("工单编号", "诉求标题", "诉求内容", "诉求类型", "事发地址", "诉求人", "联系电话", "派单时间", "办理结果")
NAMES = ("number", "title", "text", "type", "address", "name", "phone", "said_at", "answer")
FIELDS = dict(zip(NAMES, HEADS, strict=True))
ROWS = (
    (
        "QH20260001",
        "夜间噪声",
        "三栋楼下棋牌摊夜里还在吵。",
        "投诉",
        "金桂苑小区3栋楼下",
        "唐女士",
        "13800004410",
    ),
    ("QH20260002", "路灯不亮", "公交站旁的路灯坏了三天。", "咨询", "桂花路公交站", "周先生", "13800004411"),
)
WINDOW = "想问电动车充电桩什么时候能修好，家里两辆车充不了电。"


def play(yard: Yard, cast: Cast, now: datetime) -> None:
    """Two rows: one becomes a case of the estate and is answered, one waits for its place; then the file goes back."""
    office, actor = by_code("LX"), cast["he"]
    with clock.at(now - timedelta(days=2)):
        profile = cases.hotline.save_hotline_profile(
            actor=actor, yard=office, name="青禾 12345", fields=FIELDS, heads=HEADS
        )
        cells = [(*row, f"{clock.now():%Y-%m-%d %H:%M}", "") for row in ROWS]
        lines = [Line(n, dict(zip(NAMES, one, strict=True)), {}, "工单", one) for n, one in enumerate(cells, start=2)]
        source = places.Source("12345 工单转办表.xlsx", "12345" * 12 + "demo")
        cases.hotline.take_hotline(actor=actor, yard=office, lines=lines, source=source, heads=HEADS, profile=profile)
    found = cases.find(cast["deng"], yard, "棋牌摊").rows
    with clock.at(now - timedelta(days=2) + timedelta(minutes=50)):
        target = cases.Target(yard, found[0].id)
        cases.answer(actor=cast["deng"], target=target, text="今晚到场劝离，明天起十点后巡查。", how="phoned")
    cases.hotline.return_hotline(actor=actor, yard=office, profile_id=profile.id)
    place = places.find_place(yard, "garage") or places.root(yard)
    draft = cases.Draft(text=WINDOW, kind="question", name="魏素芬", phone="138 0000 4412")
    cases.report(
        actor=cast["luo"], place=place, draft=draft, channel="window", client_key="demo-window", on_behalf_of=True
    )
