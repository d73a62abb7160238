"""Enterprises as lists of homes write them: among the owners, as tenants, or in columns of their own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from yuanba.domains.people.rules.codes_of_lists import PARTY, word_of
from yuanba.kernel.errors import register
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

register("resident-firm", 422, "An enterprise that owns or rents has a name of its own here: nothing was made of it.")
register("firm-no-home", 422, "No home stands in this row: the enterprise was not made.")
register("firm-phone", 422, "The telephone of the enterprise has no name beside it; it stays with the row.")
register("firm-party", 422, "Whether it has a party organisation is not known; it is taken as not asked.")
register("firm-other", 422, "The enterprise is here already, with another contact or party organisation; that stays.")
HINTS = {
    "resident-firm": _("Write the name on its licence into the column of the owner or tenant."),
    "firm-no-home": _("Fill in building and room."),
    "firm-phone": _("Write whom to call into a column 联系人."),
    "firm-party": _("Write yes or no, or leave it empty."),
    "firm-other": _("If the new one is right, write it on the page of the enterprise."),
}
LONGEST = 80
NAMELESS = frozenset(("公司", "物业公司", "开发公司", "开发商", "建设单位", "集团", "银行", "企业"))
SIGN = re.compile(
    r"公司|集团|银行|事务所|合作社|研究院|委员会|管理局|中心$|学校$|幼儿园|开发商|\b(ltd|co|inc)\b\.?", re.IGNORECASE
)
_END = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]\s*$")
_SUFFIX = re.compile(r",\s*(?=(?:ltd|inc|llc)\b)", re.IGNORECASE)
_APART = re.compile(r"[、，,;；/／|\n]+")
_BLANK = re.compile(r"(?<=[\u4e00-\u9fff)）])\s+(?=[\u4e00-\u9fff]{2})")


@dataclass(frozen=True, slots=True)
class Firm:
    """An enterprise of a row; `party` is an answer of the survey, `contact` who speaks for it."""

    name: str
    kind: str
    contact: str = ""
    phone: str = ""
    party: str = "unknown"


def apart(text: str) -> tuple[list[str], str]:
    """The enterprises of a cell, and what is left of it: '张三、某某（成都）有限公司(租)'."""
    firms: list[str] = []
    rest: list[str] = []
    for part in _APART.split(_SUFFIX.sub(" ", text)):
        said = _END.sub("", part) if SIGN.search(_END.sub("", part)) else part
        for piece in _BLANK.split(said) if SIGN.search(said) else [said]:
            (firms if SIGN.search(piece.strip(" -.:：")) else rest).append(piece)
    return [name for one in firms if (name := firm_name(one))], "、".join(rest)


def firm_name(text: str) -> str:
    """As on the licence: Chinese names have wide brackets and no blanks."""
    name = clean(text).strip("-:：. ")[:LONGEST]
    if re.search(r"[\u4e00-\u9fff]", name):
        name = name.replace("(", "（").replace(")", "）").replace(" ", "")
    return name


def plain(name: str) -> str:
    """A name to compare: without blanks, brackets alike, the size of letters left out."""
    return firm_name("".join(name.split())).casefold()


def party_of(values: Mapping[str, str], told: list[str]) -> str:
    """What the column of the party organisation answers."""
    said = values.get("party", "")
    found = word_of(PARTY, said)
    if said and not found:
        told.append("firm-party")
    return found or "unknown"
