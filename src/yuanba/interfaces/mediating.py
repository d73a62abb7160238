"""Reading the forms of a mediation, for desk and resident alike: sides, clauses, signatures."""

import base64
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, address_of, typed, uuid_or_absent
from yuanba.interfaces.dates import day_or_none
from yuanba.interfaces.uploads import stored_photos
from yuanba.kernel import clock
from yuanba.kernel.days import field_moment
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import store_image
from yuanba.platform.yards.models import Yard

SIDES, CLAUSES = range(1, 5), range(1, 9)
PNG = "data:image/png;base64,"


def sides_typed(given: dict[str, str]) -> list[cases.Side]:
    """The sides of a form, one a row; empty rows are left out."""
    rows = [{part: given.get(f"{part}_{n}", "").strip() for part in ("name", "home", "phone")} for n in SIDES]
    return [cases.Side(**row) for row in rows if row["name"] or row["home"]]


def clauses_typed(given: dict[str, str]) -> list[cases.Agreed]:
    """The clauses of a form, each with its day where one is set."""
    rows = [(given.get(f"clause_{n}", ""), given.get(f"due_{n}", "")) for n in CLAUSES]
    return [cases.Agreed(text, day_or_none(due, "clauses")) for text, due in rows if text.strip()]


def moment_typed(given: dict[str, str], name: str) -> datetime:
    """A day with an hour; refused at its field."""
    try:
        return clock.local(field_moment(given.get(name, "")))
    except ValueError:
        raise Refusal("invalid", fields={name: "date-unreadable"}) from None


def version_typed(given: dict[str, str]) -> int | None:
    """The version the page showed."""
    said = given.get("version", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 9 else None


def number_typed(given: dict[str, str], name: str) -> int:
    """A small number, 0 for anything else."""
    said = given.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 5 else 0


def sign(request: HttpRequest, yard: Yard, dispute_id: UUID) -> object:
    """Sign as the form says, for the side it names."""
    given = typed(request)
    how = given.get("how", "drawn")
    picture = _picture(request, yard, how)
    written = cases.Written(how, given.get("name", ""), picture, given.get("asked", ""), given.get("code", ""))
    return cases.sign_agreement(
        actor=actor_of(request),
        yard=yard,
        dispute_id=dispute_id,
        party_id=uuid_or_absent(given.get("party", "")),
        digest=given.get("digest", ""),
        written=written,
    )


def _picture(request: HttpRequest, yard: Yard, how: str) -> UUID | None:
    if how == "paper":
        return next(iter(stored_photos(request, yard, "picture")), None)
    drawn = request.POST.get("drawn", "")
    if how != "drawn" or not drawn.startswith(PNG):
        return None
    return picture_of(yard, drawn.removeprefix(PNG))


def picture_of(yard: Yard, said: str) -> UUID:
    """A picture in base64, stored; refused at its field."""
    try:
        return store_image(yard, base64.b64decode(said, validate=True)).id
    except (ValueError, Refusal):
        raise Refusal("invalid", fields={"picture": "signature-missing"}) from None


def ask_code(request: HttpRequest, shown: cases.Mediation) -> dict[str, str]:
    """A code on its way to the telephone of a side; what the form carries on."""
    given = typed(request)
    side = side_to_sign(shown, given.get("party", ""))
    asked = people.ask_code(actor=actor_of(request), phone=side.phone, address=address_of(request))
    return given | {"how": "code", "asked": asked.asked, "shown_code": asked.shown, "asked_for": str(side.party.id)}


def side_to_sign(shown: cases.Mediation, party: str) -> cases.SideLine:
    """The side for which the reader signs: every one before the mediator, else the own; refused as absent."""
    side = next((one for one in shown.sides if str(one.party.id) == party), None)
    if side is None or not (shown.is_mediator or side == shown.own):
        raise absent()
    return side


def follow(request: HttpRequest, actor: Actor, yard: Yard, dispute_id: UUID) -> object:
    """Whether a clause held."""
    given = typed(request)
    return cases.follow_clause(
        actor=actor,
        yard=yard,
        dispute_id=dispute_id,
        clause=number_typed(given, "clause"),
        held=given.get("held", ""),
        note=given.get("note", ""),
        version=version_typed(given),
    )
