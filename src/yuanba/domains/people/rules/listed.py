"""People as a list of homes writes them: several in a cell, telephones in any dress, codes for words."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from yuanba.domains.people.rules import is_phone, plain_phone
from yuanba.domains.people.rules.cards import is_id_number, masked, plain_id_number
from yuanba.domains.people.rules.codes_of_lists import KINDS, SEXES, STATES, word_of
from yuanba.domains.people.rules.listed_firms import HINTS as FIRM_HINTS
from yuanba.domains.people.rules.listed_firms import NAMELESS, Firm, apart, firm_name, party_of
from yuanba.domains.people.rules.tenure import OF_ENTERPRISES, OWNING
from yuanba.kernel.days import day_of
from yuanba.kernel.errors import register
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

register("resident-phone", 422, "The telephone is no number; it was left out.")
register("resident-phone-none", 422, "The telephone is only a stand-in; it was left out.")
register("resident-phones-more", 422, "There are more telephones than people; the others stay with the row.")
register("resident-phones-fewer", 422, "There are fewer telephones than people.")
register("resident-id", 422, "The number of the identity card is wrong; it was left out.")
register("resident-id-none", 422, "The number of the identity card is only a stand-in; it was left out.")
register("resident-nameless", 422, "There is a telephone or number without a name: no card was made.")
register("resident-name", 422, "The name is a sentence or a number: no card was made.")
register("resident-kind", 422, "What this person is to the home is not known; it is taken as family.")
register("resident-since", 422, "The day of moving in is no day; today was taken.")
register("resident-no-home", 422, "No home stands in this row: the card was made without one.")
register("resident-number", 422, "The owner's number of this row stands at no home: the card was made without one.")
register("resident-room", 422, "Nobody lives in a parking space or store: the card was made without a home.")
register("resident-owner-other", 422, "Somebody else is registered as the owner of this home; that stays as it is.")
register("resident-phone-other", 422, "The card has another telephone; that stays.")
register("resident-id-other", 422, "The card has another number of the identity card; that stays.")
HINTS = FIRM_HINTS | {
    "resident-no-home": _(
        "Fill in building and room, in columns of their own where the sheet has none, or bind the home later."
    ),
    "resident-number": _("Write the same number into the list of homes, or building and room into this row."),
    "resident-room": _("If it is a home or shop, say so in the column of the use."),
    "resident-owner-other": _("If the home was sold, end the former tenure first, then send the file again."),
    "resident-phone-other": _("If the new one is right, write it on the card."),
    "resident-id-other": _("If the new one is right, write it on the card."),
    "resident-phone": _("Write a mobile number of 11 figures or a landline with its area code."),
    "resident-phone-none": _("Leave the cell empty until the number is known."),
    "resident-phones-more": _("Write the number to be called first in front."),
    "resident-phones-fewer": _("Write one telephone for each person, in the same order."),
    "resident-id": _("Compare it sign by sign, or leave it empty."),
    "resident-id-none": _("Leave the cell empty until the number is known."),
    "resident-nameless": _("Fill in the name."),
    "resident-name": _("Write only the name into this column."),
    "resident-kind": _("Write owner, co-owner, tenant or family."),
    "resident-since": _("Write it as 2026-11-21."),
}
LONGEST_NAME = 20
_NOBODY = frozenset(
    (
        *("空置", "空房", "空", "空闲", "闲置", "无", "没有", "未售", "未销售", "未出售", "未知", "不详", "暂无"),
        *("无业主", "待售", "未入住", "毛坯", "-", "--", "/", "none", "n/a", "vacant", "empty", "null", "0"),
    )
)
_NO_MATTER = frozenset({"resident-phone-none", "resident-id-none"})  # where nobody is named
_SPLIT = re.compile(r"[、，,;；/／|&\n]+|\s{2,}|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff]{2})|\s和\s")
_REMARK = re.compile(r"[(（\[【].*?[)）\]】]")
_NUMBER = re.compile(r"(?:\+?86[\s-]?)?1[3-9]\d(?:[\s.-]*\d){8}(?!\d)|0\d{2,3}[\s-]?\d{7,8}(?:-\d{1,5})?(?!\d)")
_ANY_NUMBER = re.compile(r"\+?\d[\d\s.*-]{5,}\d")
_RUN = re.compile(r"(\d)\1{7,}$|12345678")
_CALLS = re.compile(r"[、，,;；/／|\n]+|和|或")
_IDS = re.compile(r"[、，,;；/／|\s]+")
_SENTENCE = re.compile(r"[。！？!?:：]")


@dataclass(frozen=True, slots=True)
class Said:
    """One person of a row; what is not known is empty."""

    name: str
    kind: str
    phone: str = ""
    id_number: str = ""


@dataclass(frozen=True, slots=True)
class PeopleRow:
    """Who a row names, what to look at, since when, and what is kept beside: words and what found no place."""

    people: tuple[Said, ...] = ()
    firms: tuple[Firm, ...] = ()
    warnings: tuple[str, ...] = ()
    since: date | None = None
    kept: Mapping[str, str] = field(default_factory=dict)


def people_of(values: Mapping[str, str]) -> PeopleRow:
    """From name, phone, phone2, id_number, kind, sex, state, since, co_name, family_name, tenant_name, tenant_phone.

    Enterprises stand among the names, or in the columns firm, contact, party.
    """
    told: list[str] = []
    kept = _kept(values)
    firms: list[Firm] = []
    kind = _kind(values, told)
    numbers = f"{values.get('phone', '')}\n{values.get('phone2', '')}"
    if values.get("firm") and not values.get("name"):
        _own_column(values["firm"], numbers, kind if values.get("kind") else "tenant", told, kept, firms)
        people = []
    else:
        people = _group(values.get("name", ""), numbers, values.get("id_number", ""), kind, told, kept, firms)
        _own_column(values.get("firm", ""), "", "tenant", told, kept, firms)
    for column, other in (("co_name", "co-owner"), ("family_name", "family")):
        people += _group(values.get(column, ""), "", "", other, told, kept, firms)
    if sum(kind in OWNING for kind in (*(one.kind for one in people), *(one.kind for one in firms))) > 1:
        people = [_as(one, "co-owner") if one.kind == "owner" else one for one in people]
        firms = [replace(one, kind="co-owner") if one.kind == "owner" else one for one in firms]
    people += _group(values.get("tenant_name", ""), values.get("tenant_phone", ""), "", "tenant", told, kept, firms)
    told_of = _spoken_for(values, firms, told, kept)
    since, said = day_of(values.get("since", "")), values.get("since", "")
    if said and since is None and said not in _NOBODY:
        told.append("resident-since")
    return PeopleRow(tuple(dict.fromkeys(people)), told_of, tuple(dict.fromkeys(told)), since, kept)


def named_in(values: Mapping[str, str]) -> tuple[Said, ...]:
    """Who a row names, as pages may show it: telephones masked, papers left out."""
    row = people_of(values)
    firms = (Said(one.name, one.kind, one.phone) for one in row.firms)
    return tuple(Said(one.name, one.kind, masked("phone", one.phone)) for one in (*row.people, *firms))


def _own_column(text: str, numbers: str, kind: str, told: list[str], kept: dict[str, str], firms: list[Firm]) -> None:
    """What stands in a column for enterprises is one, whatever it is called."""
    name = firm_name(_NUMBER.sub(" ", unicodedata.normalize("NFKC", text)))
    if not name or name.casefold() in _NOBODY:
        return
    _firms([name], kind, _phones(numbers, told, kept), told, kept, firms)


def _firms(
    names: list[str], kind: str, phones: list[str], told: list[str], kept: dict[str, str], firms: list[Firm]
) -> None:
    """Enterprises own or rent; the first has the telephone. One without a name is told."""
    named = [name for name in names if name not in NAMELESS and kind in OF_ENTERPRISES]
    if len(named) < len(names):
        told.append("resident-firm")
        _keep(kept, "单位", [name for name in names if name not in named])
    firms += [Firm(name, kind, phone=phone) for name, phone in zip(named, phones + [""] * len(named), strict=False)]
    _keep(kept, "电话", phones[len(named) :])


def _spoken_for(
    values: Mapping[str, str], firms: list[Firm], told: list[str], kept: dict[str, str]
) -> tuple[Firm, ...]:
    """The enterprises with who speaks for them and what the survey says; without one the words stay with the row.

    Where one has a column of its own, the words beside are about that one, not about who lets the shop to it.
    """
    said = values.get("contact", "")
    if not firms:
        _keep(kept, "联系人", [said] if said else [])
        _keep(kept, "党组织", [values["party"]] if values.get("party") else [])
        return ()
    contacts = _names(said, told, kept, [])
    inside = _phones("\n".join(_NUMBER.findall(unicodedata.normalize("NFKC", said))), told, kept)
    party, own = party_of(values, told), firm_name(values.get("firm", ""))
    phone = next((one.phone for one in firms if one.phone), "") or next(iter(inside), "")
    if phone and not contacts:
        told.append("firm-phone")
        _keep(kept, "电话", [phone])
    contact = contacts[0] if contacts else ""
    meant = [one for one in firms if one.name == own] or firms
    about = {"contact": contact, "phone": phone if contact else "", "party": party}
    return tuple(replace(one, **about) if one in meant else replace(one, phone="") for one in dict.fromkeys(firms))


def _as(one: Said, kind: str) -> Said:
    return Said(one.name, kind, one.phone, one.id_number)


def _group(
    names: str, numbers: str, ids: str, kind: str, told: list[str], kept: dict[str, str], firms: list[Firm]
) -> list[Said]:
    """Those of one cell with the telephones and papers beside it, in their order."""
    if not (names or numbers.strip() or ids):
        return []
    before = len(told)
    inside = _NUMBER.findall(unicodedata.normalize("NFKC", names))
    of_firms: list[str] = []
    found = _names(names, told, kept, of_firms)
    phones = _phones("\n".join((*inside, numbers)), told, kept)
    papers = _papers(ids, told, kept)
    _firms(of_firms, kind, [] if found else phones, told, kept, firms)
    if of_firms and not found:
        phones = []
    if not found:
        told[before:] = [code for code in told[before:] if code not in _NO_MATTER]
        if (phones or papers) and not of_firms and not {"resident-firm", "resident-name"} & set(told):
            told.append("resident-nameless")
        _keep(kept, "电话", phones)
        _keep(kept, "证件号", papers)
        return []
    if len(phones) > len(found):
        told.append("resident-phones-more")
        _keep(kept, "其他电话", phones[len(found) :])
    if 0 < len(phones) < len(found):
        told.append("resident-phones-fewer")
    _keep(kept, "其他证件号", papers[len(found) :])
    rows = zip(found, phones + [""] * len(found), papers + [""] * len(found), strict=False)
    return [Said(name, kind, phone, paper) for name, phone, paper in rows]


def _keep(kept: dict[str, str], label: str, more: list[str]) -> None:
    if more:
        kept[label] = "、".join([kept[label], *more] if label in kept else more)


def _names(text: str, told: list[str], kept: dict[str, str], of_firms: list[str]) -> list[str]:
    """'张三、李四', '张三 李四', '张 三', 'John Smith', '张三138…(产权人)'; nobody where it says that it is empty.

    Enterprises among them come into the list of their own.
    """
    said, plain = apart(_NUMBER.sub(" , ", unicodedata.normalize("NFKC", text)))
    of_firms += dict.fromkeys(said)
    found = []
    for part in _SPLIT.split(_REMARK.sub(" ", plain).strip()):
        name = clean(part).strip("-:：. ")
        name = re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", name)
        if not name or name.casefold() in _NOBODY:
            continue
        if len(name) > LONGEST_NAME * (2 if name.isascii() else 1) or name.isdecimal() or _SENTENCE.search(name):
            told.append("resident-name")
            _keep(kept, "姓名栏", [name])
        else:
            found.append(name[:40])
    return list(dict.fromkeys(found))


def _phones(text: str, told: list[str], kept: dict[str, str]) -> list[str]:
    """Every number that can be called, each once; stand-ins and broken ones are told."""
    found: list[str] = []
    for said in filter(None, map(str.strip, _CALLS.split(unicodedata.normalize("NFKC", text)))):
        halves = re.fullmatch(r"(1\d{10})(1\d{10})", said)
        numbers = list(halves.groups()) if halves else _NUMBER.findall(said)
        rest = "" if halves else _NUMBER.sub("", said).strip(" ()-:：") or (said if not numbers else "")
        if rest and (not numbers or _ANY_NUMBER.search(rest)):
            is_none = rest.casefold() in _NOBODY or _is_stand_in(rest)
            told.append("resident-phone-none" if is_none else "resident-phone")
            _keep(kept, "电话（有误）", [] if is_none else [rest])
        for number in (plain_phone(one).replace(".", "") for one in numbers):
            if _is_stand_in(number):
                told.append("resident-phone-none")
            elif is_phone(number):
                found.append(number)
    return list(dict.fromkeys(found))


def _is_stand_in(text: str) -> bool:
    """00000000000, 13800000000, 18999999999, 13812345678."""
    figures = re.sub(r"\D", "", text)
    return bool(figures) and (len(set(figures)) == 1 or _RUN.search(figures) is not None)


def _papers(text: str, told: list[str], kept: dict[str, str]) -> list[str]:
    """The numbers that are right; wrong ones are told and stay with the row."""
    found = []
    for part in _IDS.split(unicodedata.normalize("NFKC", text)):
        number = plain_id_number(part)
        if not number:
            continue
        if number.casefold() in _NOBODY or len(set(number)) == 1:
            told.append("resident-id-none")
        elif is_id_number(number):
            found.append(number)
        else:
            told.append("resident-id")
            _keep(kept, "证件号（有误）", [part])
    return list(dict.fromkeys(found))


def _kind(values: Mapping[str, str], told: list[str]) -> str:
    """What the person is to the home; an owner where nothing is said."""
    said = values.get("kind", "") or values.get("relation", "")
    found = word_of(KINDS, said)
    if said and not found and values.get("name", ""):
        told.append("resident-kind")
    return found or ("family" if said else "owner")


def _kept(values: Mapping[str, str]) -> dict[str, str]:
    """Words for codes, and what the map and the cards have no column for."""
    said = {"性别": word_of(SEXES, values.get("sex", "")) or values.get("sex", "")}
    said["房屋状态"] = word_of(STATES, values.get("state", "")) or values.get("state", "")
    said["业主编号"] = values.get("owner_no", "")
    if values.get("room") or values.get("whole"):
        said["车位"] = values.get("space", "")
    return {label: text for label, text in said.items() if text}
