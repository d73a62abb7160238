"""Reading the forms of who moves in: the card, the days, the share, for whom somebody stands."""

from collections.abc import Mapping
from fractions import Fraction
from uuid import UUID

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import day_typed
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

register("for-whom", 422, "Nobody of this name has to do with that home. Please write the name as on the card.")
Given = Mapping[str, str]


def stay_typed(given: Given) -> people.Stay:
    """Kind, days and share; refused at their fields, as absent for a kind that is not offered."""
    kind = given.get("kind", "")
    if kind not in people.TENURE_ROLES:
        raise absent()
    until = day_typed(given, "until") if given.get("until") else None
    return people.Stay(kind, day_typed(given, "since"), until, _share(given.get("share", "").strip()))


def _share(text: str) -> Fraction | None:
    """A fraction as people write it: 1/2, 50%, 0.5."""
    if not text:
        return None
    try:
        percent = text.endswith(("%", "％"))
        share = Fraction(text.rstrip("%％")[:20].strip()) / (100 if percent else 1)
    except (ValueError, ZeroDivisionError):
        raise Refusal("invalid", fields={"share": "share-wrong"}) from None
    return share


def for_whom(actor: Actor, yard: Yard, home: UUID, given: Given) -> UUID | None:
    """The card of whom a guardian or heir stands for, by the name among those of the home."""
    name = given.get("stands_for", "").strip()
    if given.get("kind") not in people.STANDING_IN or not name:
        return None
    found = {
        held.who.resident.id
        for held in people.tenures_of_home(actor, yard, home)
        if held.who.resident and not held.who.enterprise and held.who.resident.name == name
    }
    if len(found) != 1:
        raise Refusal("invalid", fields={"stands_for": "for-whom"})
    return found.pop()


def draft_typed(given: Given, languages: list[str], *, is_new: bool) -> people.CardDraft:
    """A card as typed; a sealed field that was left empty stays as it is, and is emptied where its box is ticked."""

    def sealed(name: str) -> str | None:
        text = given.get(name, "").strip()
        return text or ("" if given.get(f"empty-{name}") == "1" and not is_new else None)

    return people.CardDraft(
        given.get("name", ""),
        given.get("name_en", ""),
        tuple(languages),
        sealed("phone"),
        sealed("id_number"),
        sealed("health"),
    )
