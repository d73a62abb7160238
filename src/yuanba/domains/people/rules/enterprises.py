"""What is known of an enterprise that occupies a shop, a home or a room."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

register("enterprise-name", 422, "Please write the enterprise's name as on its licence.")
register("party-unknown", 422, "Please choose yes, no or not known; yes and no with the day somebody asked.")

PARTY: dict[str, str] = {
    "yes": _("Has a party organisation"),
    "no": _("Has no party organisation"),
    "unknown": _("Not asked yet whether it has a party organisation"),
}


@dataclass(frozen=True)
class EnterpriseDraft:
    """What is written down of an enterprise; `contact` is the card of a person, `asked` the day of the survey."""

    name: str
    name_en: str = ""
    contact: UUID | None = None
    party: str = "unknown"
    asked: date | None = None


def checked(draft: EnterpriseDraft) -> EnterpriseDraft:
    """The draft as it is kept; refused as `invalid` with a code per field."""
    name = clean(draft.name)[:80]
    answered = draft.party in ("yes", "no")
    checks = {
        "name": "" if name else "enterprise-name",
        "party": "" if draft.party in PARTY and answered is (draft.asked is not None) else "party-unknown",
    }
    wrong = {field: code for field, code in checks.items() if code}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return replace(draft, name=name, name_en=clean(draft.name_en)[:120])
