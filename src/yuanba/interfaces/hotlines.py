"""Files of the city's hotline on their way in: their columns, the profile that fits, the report on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from yuanba.domains.cases import public as cases
from yuanba.interfaces.importing import others_in, source_of, told_of
from yuanba.interfaces.mapped import Mapped, mapped_in
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.sheets.public import Column, Sheet, kept, read
from yuanba.platform.yards.models import Yard

# What offices write over the columns of these files.
_HEADS = {
    "number": "工单编号 工单号 诉求编号 受理编号 事项编号 办件编号 流水号 热线编号 来电编号",
    "title": "标题 工单标题 诉求标题 主题 事项标题",
    "text": "诉求内容 工单内容 诉求详情 事项内容 内容 问题描述 诉求描述 来电内容 反映内容 内容描述 诉求 description",
    "type": "诉求类型 工单类型 诉求类别 事项类型 诉求性质 信件类型 工单分类 诉求目的 类型",
    "estate": "小区 小区名称 所属小区 涉及小区 小区名 楼盘",
    "address": "事发地址 诉求地址 事件地址 事发地点 详细地址 发生地址 问题地址 地址 地点",
    "name": "诉求人 来电人 联系人 姓名 诉求人姓名 来电人姓名 联系人姓名 市民姓名",
    "phone": "联系电话 来电号码 电话 联系方式 诉求人电话 手机号 来电电话 主叫号码 手机号码",
    "said_at": "派单时间 转办时间 交办时间 下派时间 受理时间 分派时间",
    "due": "办理时限 截止时间 办结时限 要求办结时间 到期时间 反馈时限 办理期限 应办结时间",
    "secret": "是否保密 保密 保密要求",
    "urgent": "紧急程度 缓急程度 紧急等级",
    "status": "办理状态 工单状态 状态 办结状态",
    "answer": "办理结果 答复内容 办理情况 回复内容 处理结果 办理意见 答复 反馈内容",
    "answered_at": "首次联系时间 联系时间 首次联系 答复时间 回复时间",
    "done_at": "办结时间 完成时间 反馈时间 处理时间",
}
HOTLINE = tuple(Column(name, tuple(heads.split())) for name, heads in _HEADS.items())
register(
    "no-hotline",
    422,
    "No row of heads was found in this file. The first row of the table must name its columns, at least three.",
)
register("hotline-profile", 422, "There is no profile of this name that fits this file.")
register("hotline-map", 422, "Which columns hold number and words is not clear. Choose them once on the page.")


@dataclass(frozen=True)
class HotlineFile(Mapped[cases.hotline.HotlineProfile]):
    """A file of the hotline."""

    @property
    def is_clear(self) -> bool:
        """Whether rows can be taken in."""
        return all(self.fields.get(name) for name in cases.hotline.NEEDED)


def hotline_in(file: Path, profiles: Iterable[cases.hotline.HotlineProfile] = ()) -> HotlineFile:
    """The table, read by the profile that fits, else by synonyms, else as it is. Refused: `no-hotline`."""
    sheets = read(file)
    found = _hotline_in(sheets, profiles)
    return replace(found, others=others_in(sheets, (found.part.sheet.name,)))


def _hotline_in(sheets: Sequence[Sheet], profiles: Iterable[cases.hotline.HotlineProfile]) -> HotlineFile:
    needed = (cases.hotline.NEEDED, ("number", "title"))
    found = mapped_in(sheets, HOTLINE, needed, profiles, optional=cases.hotline.GIVEN)
    if found is None:
        raise Refusal("no-hotline")
    return HotlineFile(found.part, found.fields, found.profile)


def read_file(actor: Actor, yard: Yard, file: str) -> HotlineFile:
    """A kept file, read by the profile that fits. Refused: `sheet-gone`, `no-hotline`."""
    return hotline_in(kept(yard.id, file), cases.hotline.hotline_profiles(actor, yard))


def look_at(actor: Actor, yard: Yard, file: str, read: HotlineFile) -> cases.hotline.TakenHotline:
    """What would come of a kept file; nothing is written."""
    source = source_of(kept(yard.id, file))
    return cases.hotline.take_hotline(actor=actor, yard=yard, lines=read.table.lines(), source=source, dry_run=True)


def take_file(actor: Actor, yard: Yard, file: str, read: HotlineFile, name: str) -> cases.hotline.TakenHotline:
    """A kept file is taken in, by its profile or by a new one of this name."""
    profile = read.profile or cases.hotline.save_hotline_profile(
        actor=actor, yard=yard, name=name[:200], fields=read.fields, heads=read.heads, anew=True
    )
    given: dict[str, Any] = {"lines": read.table.lines(), "heads": tuple(read.heads), "profile": profile}
    return cases.hotline.take_hotline(actor=actor, yard=yard, source=source_of(kept(yard.id, file)), **given)


def hotline_report(file: HotlineFile, made: cases.hotline.TakenHotline) -> dict[str, Any]:
    """The report for programs: rows_in = ok + refused; ok = new cases + waiting for a place + here before."""
    return {
        "sheet": file.part.sheet.name,
        "profile": file.profile.name if file.profile else None,
        "columns": file.fields,
        "rows_in": len(made.rows),
        "ok": made.ok,
        "warned": made.warned,
        "refused": made.refused,
        "cases": made.added,
        "to_place": made.waiting,
        "same": made.same,
        "batch": made.batch.number if made.batch else None,
        "reasons": made.reasons,
        "other_sheets": told_of(file.others),
        "rows": [
            {"row": one.number, "refused": one.refused, "warnings": list(one.warnings), "place": one.place}
            for one in made.outcomes
        ],
    }
