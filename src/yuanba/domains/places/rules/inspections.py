"""What is looked at when an estate is taken over, and what may be said of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from yuanba.kernel.days import field_day
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

GROUPS: dict[str, str] = {
    "common": _("Common parts"),
    "equipment": _("Equipment"),
    "greenery": _("Greenery"),
    "roads": _("Roads and parking"),
    "fire": _("Fire safety"),
    "supply": _("Water, power and lifts"),
    "keys": _("Keys"),
    "papers": _("Files and drawings"),
    "funds": _("Contracts and funds"),
    "owners": _("Records of owners"),
}
CONDITIONS: dict[str, str] = {
    "sound": _("Sound"),
    "defect": _("Defect"),
    "missing": _("Missing"),
    "unseen": _("Not seen"),
}
GIVERS: dict[str, str] = {"developer": _("Developer"), "company": _("Previous company")}
SIDES: dict[str, str] = {"giver": _("hands over"), "taker": _("takes over")}
# What every estate has: group, Chinese and English name. Each yard adds its own.
TEMPLATE: tuple[tuple[str, str, str], ...] = (
    ("common", "屋面与外墙", "Roofs and facades"),
    ("common", "楼道与门厅", "Stairwells and entrance halls"),
    ("common", "地下室与车库", "Basements and garage"),
    ("common", "物业用房", "Rooms of the property service"),
    ("equipment", "门禁与监控", "Access control and cameras"),
    ("equipment", "快递柜与公告栏", "Parcel lockers and notice boards"),
    ("greenery", "乔木与灌木", "Trees and shrubs"),
    ("greenery", "草坪与花坛", "Lawns and flower beds"),
    ("roads", "道路与路灯", "Roads and lamps"),
    ("roads", "停车位", "Parking spaces"),
    ("roads", "围墙与大门", "Walls and gates"),
    ("fire", "灭火器与消火栓", "Extinguishers and hydrants"),
    ("fire", "消防泵房与报警主机", "Fire pumps and alarm panel"),
    ("fire", "疏散通道与消防登高面", "Escape routes and fire lanes"),
    ("supply", "电梯", "Lifts"),
    ("supply", "水泵房与水箱", "Pump room and water tanks"),
    ("supply", "公共电表读数", "Meter of common power"),
    ("supply", "公共水表读数", "Meter of common water"),
    ("supply", "雨水与污水管网", "Rain and waste water pipes"),
    ("keys", "设备用房钥匙", "Keys of plant rooms"),
    ("keys", "单元门与天台钥匙", "Keys of entrances and roofs"),
    ("papers", "竣工图与管线图", "As-built drawings and pipe plans"),
    ("papers", "设备说明书与检验报告", "Manuals and test reports"),
    ("papers", "消防验收与电梯使用登记", "Fire approval and lift registration"),
    ("funds", "在履行的外包合同", "Running contracts"),
    ("funds", "专项维修资金余额（元）", "Maintenance fund, in yuan"),
    ("funds", "公共收益余额（元）", "Public revenue, in yuan"),
    ("owners", "业主名册", "Register of owners"),
    ("owners", "装修档案", "Renovation files"),
)
# Of these the figure is what is compared later: without one they are not sound.
MEASURED = frozenset({"公共电表读数", "公共水表读数", "专项维修资金余额（元）", "公共收益余额（元）"})
MOST = 10**15
register("item-group", 422, "Please choose what kind of thing it is.")
register("item-name", 422, "Please say in up to 80 characters what it is.")
register("item-count", 422, "Please write a whole number, or nothing.")
register("item-condition", 422, "Please say how it is: sound, defect, missing or not seen.")
register("item-figure", 422, "Please write the figure it shows: later it is compared with this one.")
register("item-words", 422, "Please say in a few words what is wrong.")
register("item-mender", 422, "Please say who puts it right, and by when.")
register("item-day", 422, "Please choose a day.")


@dataclass(frozen=True)
class Looked:
    """What somebody says of a thing."""

    condition: str
    found: str = ""
    reading: str = ""
    holder: str = ""
    words: str = ""
    mender: str = ""
    mend_by: str = ""


def number_of(text: str) -> int | None:
    """A count as typed; None for nothing. ValueError where it is none."""
    text = clean(text).replace(",", "").removesuffix(".0")
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or int(text) > MOST:
        raise ValueError(text)
    return int(text)


def checked(said: Looked, name: str = "") -> dict[str, Any]:
    """The columns of a look at a thing of this name; a defect says what, who, and by when, a meter what it shows.

    Refused with the fields that are wrong.
    """
    wrong: dict[str, str] = {}
    made: dict[str, Any] = {"condition": said.condition, "found": None, "mend_by": None}
    limits = {"reading": 40, "holder": 60, "words": 500, "mender": 60}
    made |= {field: clean(getattr(said, field))[:most] for field, most in limits.items()}
    if said.condition not in CONDITIONS:
        wrong["condition"] = "item-condition"
    try:
        made["found"] = number_of(said.found)
    except ValueError:
        wrong["found"] = "item-count"
    try:
        made["mend_by"] = field_day(said.mend_by) if said.mend_by else None
    except ValueError:
        wrong["mend_by"] = "item-day"
    if said.condition == "sound" and name in MEASURED and not said.found and not made["reading"]:
        wrong["reading"] = "item-figure"
    if said.condition in ("defect", "missing") and not made["words"]:
        wrong["words"] = "item-words"
    if said.condition == "defect" and not (made["mender"] and (made["mend_by"] or "mend_by" in wrong)):
        wrong["mender"] = "item-mender"
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return made


def item_of(group: str, name: str, name_en: str, expected: str) -> dict[str, Any]:
    """The columns of a new thing. Refused with the fields that are wrong."""
    wrong: dict[str, str] = {}
    name, count = clean(name), None
    if group not in GROUPS:
        wrong["group"] = "item-group"
    if not 0 < len(name) <= 80:
        wrong["name"] = "item-name"
    try:
        count = number_of(expected)
    except ValueError:
        wrong["expected"] = "item-count"
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return {"group": group, "name": name, "name_en": clean(name_en)[:120], "expected": count}


def differs(then: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Whether a thing is another than it was: its number, condition, reading or holder."""
    return any(then[name] != now[name] for name in ("found", "condition", "reading", "holder"))
