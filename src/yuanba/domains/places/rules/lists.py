"""A row of a list of things to look at when an estate is taken over: what is understood, and what is wrong with it."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from yuanba.domains.places.rules.inspections import GROUPS, number_of
from yuanba.kernel.errors import register
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

# By group the words that stand for it, in a column of their own, in the name of the sheet or of the thing.
WORDS: dict[str, tuple[str, ...]] = {
    "keys": ("钥匙", "门卡", "key"),
    "papers": (
        "资料",
        "图纸",
        "档案",
        "文件",
        "竣工图",
        "说明书",
        "报告",
        "证书",
        "paper",
        "drawing",
        "manual",
    ),
    "funds": ("合同", "资金", "经费", "账目", "余额", "收益", "押金", "contract", "fund"),
    "owners": ("业主信息", "业主资料", "名册", "owner"),
    "fire": ("消防", "灭火", "消火栓", "喷淋", "烟感", "疏散", "fire"),
    "supply": (
        "供水",
        "供电",
        "给排水",
        "配电",
        "电梯",
        "水泵",
        "水箱",
        "电表",
        "水表",
        "管网",
        "lift",
        "pump",
        "meter",
    ),
    "greenery": ("绿化", "园林", "树", "草坪", "花坛", "乔木", "灌木", "green", "tree", "lawn"),
    "roads": ("道路", "停车", "车位", "路灯", "围墙", "大门", "道闸", "road", "parking", "gate"),
    "equipment": ("设备", "设施", "门禁", "监控", "对讲", "快递柜", "公告栏", "equipment", "camera"),
    "common": ("共用部位", "公共部位", "公共区域", "部位", "屋面", "外墙", "楼道", "门厅", "用房", "common"),
}
register("item-unsaid", 422, "This row says of nothing what it is.")
register("item-unsorted", 422, "It is not clear what kind of thing this is.")
register("item-again", 422, "This thing stands in the file before.")
register("item-counted", 422, "The number was not understood; it stands with the words.")
register("item-placed", 422, "The place is not on the map; it was added to the name.")
register("item-shortened", 422, "The words were too long and were cut.")
LIST_HINTS = {
    "item-unsaid": _("Fill in the name of the thing. If this is a remark, nothing is lost."),
    "item-unsorted": _(
        "Add a column for the kind: common parts, equipment, greenery, roads, fire, supply, keys, files."
    ),
    "item-again": _("Say in the column for the place where each of them is, or number them."),
    "item-counted": _("Write figures only, such as 12."),
    "item-placed": _("Write it as it stands on the map, such as 3-1, or leave it so."),
    "item-shortened": _("At most 80 characters for the name and 500 for remarks."),
}


@dataclass(frozen=True)
class ListedItem:
    """A thing out of a row; `place` as it is written; `refused` or `warnings` as codes."""

    group: str = ""
    name: str = ""
    name_en: str = ""
    expected: int | None = None
    place: str = ""
    words: str = ""
    refused: str = ""
    warnings: tuple[str, ...] = ()


def listed_item(values: Mapping[str, str], beside: Mapping[str, str], sheet: str) -> ListedItem:
    """From group, name, name_en, expected, place, spec, note; what stands beside is kept with the words."""
    name = _plain(values.get("name", ""))
    if not name:
        return ListedItem(refused="item-unsaid")
    group = group_of(values.get("group", "")) or group_of(sheet) or group_of(name)
    if not group:
        return ListedItem(name=name[:80], refused="item-unsorted")
    count, told = _count(values.get("expected", ""))
    more = [_plain(values.get(column, "")) for column in ("spec", "note")]
    said = [told, *more, *(f"{head}：{text}" for head, text in beside.items())]
    words = "；".join(one for one in said if one)
    warnings = ("item-counted",) if told else ()
    if len(name) > 80 or len(words) > 500:
        warnings = (*warnings, "item-shortened")
    name_en, place = _plain(values.get("name_en", ""))[:120], _plain(values.get("place", ""))
    return ListedItem(group, name[:80], name_en, count, place, words[:500], warnings=warnings)


def group_of(text: str) -> str:
    """The group a text speaks of: its code or name, else the first whose words stand in it."""
    plain = _plain(text).casefold()
    if plain in GROUPS:
        return plain
    known = {GROUPS[code].casefold(): code for code in GROUPS}
    if plain in known:
        return known[plain]
    return next((code for code, words in WORDS.items() if any(word in plain for word in words)), "")


def _plain(text: str) -> str:
    return clean(unicodedata.normalize("NFKC", text))


def _count(text: str) -> tuple[int | None, str]:
    """'12 把' → 12; what is no number is told as it is."""
    plain = _plain(text)
    try:
        return number_of(plain.rstrip("把个台部套盏株棵份本册张处间座只块樘扇米组 ")), ""
    except ValueError:
        return None, plain
