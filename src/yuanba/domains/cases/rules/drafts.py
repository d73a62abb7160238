"""What a report must hold before it is a case."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from yuanba.domains.cases.rules.vocabulary import KINDS, LANGUAGES, LEVELS, VISIBILITIES
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean

SHORTEST, LONGEST, MOST_PHOTOS = 2, 5000, 6

register("text-short", 422, "Please say in a few words what is wrong.")
register("text-long", 422, "At most 5,000 characters. Please shorten the text; nothing you typed is lost.")
register("choice-unknown", 422, "Please choose one of those offered.")
register("phone-doubtful", 422, "A mobile number has 11 figures. A landline has its area code first.")
register("photos-many", 422, "At most six photographs.")
register("words-missing", 422, "Please write a few words.")


@dataclass(frozen=True)
class Draft:
    """What somebody says: the text, and what goes with it; `language` is the one they are told in."""

    text: str
    kind: str = ""
    level: str = "ordinary"
    name: str = ""
    phone: str = ""
    visibility: str = "neighbours"
    category: str = ""
    photos: tuple[UUID, ...] = field(default_factory=tuple)
    sound: UUID | None = None
    language: str = "zh-hans"


def checked(draft: Draft, *, phone_fits: bool) -> Draft:
    """The draft with clean text; refused as `invalid` with a code per field. What is spoken needs no words."""
    text = clean(draft.text[: 4 * LONGEST])
    short = len(text) < SHORTEST and not (draft.sound and not text)
    checks = {
        "text": "text-short" if short else "text-long" if len(text) > LONGEST else "",
        "kind": "" if draft.kind in ("", *KINDS) else "choice-unknown",
        "level": "" if draft.level in LEVELS else "choice-unknown",
        "visibility": "" if draft.visibility in VISIBILITIES else "choice-unknown",
        "language": "" if draft.language in LANGUAGES else "choice-unknown",
        "phone": "phone-doubtful" if draft.phone and not phone_fits else "",
        "photos": "photos-many" if len(draft.photos) > MOST_PHOTOS else "",
    }
    wrong = {name: code for name, code in checks.items() if code}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return replace(draft, text=text, name=clean(draft.name)[:40])


def words(text: str, name: str = "text") -> str:
    """Clean words of staff or resident, 2 to 5,000 characters; refused with the field's name."""
    cleaned = clean(text[: 4 * LONGEST])
    if len(cleaned) < SHORTEST:
        raise Refusal("invalid", fields={name: "words-missing"})
    if len(cleaned) > LONGEST:
        raise Refusal("invalid", fields={name: "text-long"})
    return cleaned
