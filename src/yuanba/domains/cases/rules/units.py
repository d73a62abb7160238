"""Units that answer for cases and categories of matters: the closed words, what a yard begins with, drafts."""

from dataclasses import dataclass, replace
from uuid import UUID

from yuanba.domains.cases.rules.vocabulary import KINDS
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

UNIT_KINDS: dict[str, str] = {
    "service": _("Butler service"),
    "engineering": _("Engineering"),
    "cleaning": _("Cleaning"),
    "greening": _("Greening"),
    "security": _("Security"),
    "community": _("Community"),
    "outside": _("Outside the estate"),
}
MOST_UNITS, MOST_CATEGORIES, MOST_RULES = 40, 80, 80

register("unit-name", 422, "Please give the unit a name of up to 40 characters that no other has.")
register("unit-default", 422, "This is the unit that takes whatever no rule names. It stays open.")
register("unit-many", 422, "A yard has at most 40 units. Close one that is no longer needed and write it anew.")
register("unit-unknown", 422, "Please choose a unit that is open.")
register("category-name", 422, "Please give it a name of up to 20 characters that no other has.")
register("category-deep", 422, "Please choose one of the upper lines: the list has two floors.")
register("category-many", 422, "A list of more than 80 is read by nobody. Please write one of them anew.")
register("category-unknown", 422, "Please choose one of the list.")


@dataclass(frozen=True)
class UnitDraft:
    """A unit as somebody writes it. Who holds one of `roles` here belongs to it, and so do `people` by account."""

    name: str
    name_en: str = ""
    kind: str = "service"
    phone: str = ""
    hours: str = ""
    roles: tuple[str, ...] = ()
    people: tuple[UUID, ...] = ()
    is_closed: bool = False


@dataclass(frozen=True)
class CategoryDraft:
    """A category as somebody writes it; `parent` is the line it stands under."""

    name: str
    name_en: str = ""
    kind: str = "complaint"
    parent: UUID | None = None
    is_closed: bool = False


def checked_unit(draft: UnitDraft, *, is_default: bool) -> UnitDraft:
    """The draft with clean words; refused with a code per field."""
    name = clean(draft.name)
    wrong = {} if 0 < len(name) <= 40 else {"name": "unit-name"}
    wrong |= {} if draft.kind in UNIT_KINDS else {"kind": "choice-unknown"}
    wrong |= {"is_closed": "unit-default"} if is_default and draft.is_closed else {}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    phone, hours = clean(draft.phone)[:20], clean(draft.hours)[:80]
    return replace(draft, name=name, name_en=clean(draft.name_en)[:60], phone=phone, hours=hours)


def checked_category(draft: CategoryDraft) -> CategoryDraft:
    """The draft with clean words; refused with a code per field."""
    name = clean(draft.name)
    wrong = {} if 0 < len(name) <= 20 else {"name": "category-name"}
    wrong |= {} if draft.kind in KINDS else {"kind": "choice-unknown"}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return replace(draft, name=name, name_en=clean(draft.name_en)[:40])


# What a yard begins with: unit by code, category by code under its group, and the rules.
PRESET_UNITS: dict[str, UnitDraft] = {
    "service": UnitDraft("客服管家", "Butler service", "service", roles=("butler",)),
    "engineering": UnitDraft("工程维修", "Engineering", "engineering", roles=("engineer",)),
    "cleaning": UnitDraft("保洁", "Cleaning", "cleaning", roles=("cleaner", "manager")),
    "greening": UnitDraft("绿化", "Greening", "greening", roles=("manager",)),
    "security": UnitDraft("秩序安防", "Security", "security", roles=("guard", "manager")),
    "community": UnitDraft("社区", "Community", "community", roles=("grid-worker",)),
    "water": UnitDraft("水务", "Water works", "outside"),
    "gas": UnitDraft("燃气", "Gas works", "outside"),
}
DEFAULT_UNIT = "service"
PRESET_CATEGORIES: dict[str, tuple[tuple[str, str, str], dict[str, tuple[str, str, str]]]] = {
    "facilities": (
        ("设施维修", "Facilities", "repair"),
        {
            "lighting": ("公共照明", "Lighting", "repair"),
            "lift": ("电梯", "Lift", "repair"),
            "leak": ("漏水", "Leaks", "repair"),
            "doors": ("门禁门窗", "Doors and gates", "repair"),
        },
    ),
    "surroundings": (
        ("环境", "Surroundings", "complaint"),
        {"cleaning": ("保洁", "Cleaning", "complaint"), "greening": ("绿化", "Greening", "complaint")},
    ),
    "order": (
        ("秩序", "Order", "complaint"),
        {
            "parking": ("停车", "Parking", "complaint"),
            "security": ("安防", "Security", "hazard"),
            "noise": ("噪音", "Noise", "complaint"),
            "pets": ("宠物", "Pets", "complaint"),
        },
    ),
    "services": (
        ("服务", "Services", "question"),
        {"renovation": ("装修", "Renovation", "renovation"), "fees": ("收费", "Fees", "question")},
    ),
}
PRESET_RULES: tuple[tuple[str, str, str], ...] = (  # category, kind, unit
    ("facilities", "", "engineering"),
    ("cleaning", "", "cleaning"),
    ("greening", "", "greening"),
    ("parking", "", "security"),
    ("security", "", "security"),
    ("renovation", "", "engineering"),
    ("", "repair", "engineering"),
)
