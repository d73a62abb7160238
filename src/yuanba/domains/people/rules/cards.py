"""What a resident card may hold, and what is shown of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from yuanba.domains.people.rules import is_phone, plain_phone
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

register("name-missing", 422, "Please say what this person is called.")
register("id-number-wrong", 422, "This is no number of an identity card or passport: please compare it sign by sign.")
register("language-unknown", 422, "Please choose languages from those offered.")
register("reason-short", 422, "Please write in five characters or more why you open this. The person can read it.")
register("note-long", 422, "At most 500 characters. Please write down what helpers need to know.")

LANGUAGES: dict[str, str] = {
    "zh": _("Chinese"),
    "sichuan": _("Sichuanese"),
    "sign": _("Sign language"),
    "en": _("English"),
    "ja": _("Japanese"),
    "ko": _("Korean"),
    "fr": _("French"),
    "de": _("German"),
    "es": _("Spanish"),
    "ru": _("Russian"),
    "ar": _("Arabic"),
}
# Never readable at rest, masked on every page, opened one by one with a reason.
SEALED = ("phone", "id_number", "health")
OPENED = frozenset({"people.open_sealed", "people.health", "people.export"})  # the actions that open
LONGEST_NOTE = 500
SHORTEST_REASON, LONGEST_REASON = 5, 200
MASK = "***"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_OTHER_ID = re.compile(r"(?=[0-9A-Z]*[0-9])(?=[0-9A-Z]*[A-Z])[0-9A-Z]{5,17}")


@dataclass(frozen=True)
class CardDraft:
    """What is written on a card. Of the sealed fields None leaves what is there, nothing empties it."""

    name: str
    name_en: str = ""
    languages: tuple[str, ...] = ()
    phone: str | None = None
    id_number: str | None = None
    health: str | None = None


def checked(draft: CardDraft) -> CardDraft:
    """The draft as it is kept; refused as `invalid` with a code per field."""
    phone = None if draft.phone is None else plain_phone(draft.phone)
    number = None if draft.id_number is None else plain_id_number(draft.id_number)
    health = None if draft.health is None else clean(draft.health[: 4 * LONGEST_NOTE])
    name = clean(draft.name)[:40]
    checks = {
        "name": "" if name else "name-missing",
        "languages": "" if set(draft.languages) <= LANGUAGES.keys() else "language-unknown",
        "phone": "phone-wrong" if phone and not is_phone(phone) else "",
        "id_number": "id-number-wrong" if number and not is_id_number(number) else "",
        "health": "note-long" if health and len(health) > LONGEST_NOTE else "",
    }
    wrong = {field: code for field, code in checks.items() if code}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    english = clean(draft.name_en)[:60]
    return replace(draft, name=name, name_en=english, phone=phone, id_number=number, health=health)


def reason(text: str) -> str:
    """Why something sealed is opened, clean; refused as `invalid` where it says nothing."""
    said = clean(text[: 4 * LONGEST_REASON])[:LONGEST_REASON]
    if len(said.replace(" ", "")) < SHORTEST_REASON:
        raise Refusal("invalid", fields={"reason": "reason-short"})
    return said


def opening(field: str) -> str:
    """The action that opens a sealed field; ValueError for a field that is not sealed."""
    if field not in SEALED:
        raise ValueError(f"not a sealed field: {field!r}")
    return "people.health" if field == "health" else "people.open_sealed"


def plain_name(name: str) -> str:
    """A name to compare: without blanks and the size of letters."""
    return "".join(name.split()).casefold()


def plain_id_number(text: str) -> str:
    """A number as typed, without spaces and hyphens, in capital letters and plain figures."""
    plain = text.translate({0xFF10 + figure: str(figure) for figure in range(10)} | {0xFF38: "X", 0xFF58: "X"})
    return re.sub(r"[\s-]", "", plain).upper()


def is_id_number(text: str) -> bool:
    """A mainland card or permit of 18 signs whose last one fits (GB 11643), or the number of another document."""
    if len(text) == 18:
        return bool(re.fullmatch(r"[0-9]{17}[0-9X]", text)) and check_sign(text[:17]) == text[17]
    return _OTHER_ID.fullmatch(text) is not None


def check_sign(figures: str) -> str:
    """The eighteenth sign that goes with seventeen figures: ISO 7064, MOD 11-2."""
    total = sum(weight * int(figure) for weight, figure in zip(_WEIGHTS, figures, strict=True))
    return _CHECKS[total % 11]


def masked(field: str, plain: str) -> str:
    """What is shown of a sealed value: enough to recognise one's own, not to use somebody else's."""
    if not plain:
        return ""
    if field == "health":
        return MASK
    first, last = (3, 4) if field == "phone" else (3, 2)
    if len(plain) < first + last + 3:
        return MASK
    return plain[:first] + "*" * (len(plain) - first - last) + plain[-last:]


def joined(languages: Iterable[str]) -> str:
    """Languages as they are kept: each once, in the order of the table."""
    wanted = set(languages)
    return ",".join(code for code in LANGUAGES if code in wanted)
