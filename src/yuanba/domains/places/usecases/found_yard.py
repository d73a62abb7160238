"""A yard begins to keep records."""

from django.db import IntegrityError, transaction

from yuanba.domains.places.events import YardFounded
from yuanba.domains.places.models import Division, Place, Profile
from yuanba.domains.places.rules import is_yard_code, path_below
from yuanba.domains.places.rules.offices import KINDS
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("yard-code", 422, "The code of a yard is two to twelve capital letters and figures, a letter first.")
register("yard-kind", 422, "This kind of office stands in another level of the tree.")
register("yard-name", 422, "Please write what it is called.")
register("yard-taken", 409, "Another yard has this code already.")


def found_yard(
    *,
    actor: Actor,
    code: str,
    kind: str,
    division: Division,
    name: str,
    phone: str,
    name_en: str = "",
    address: str = "",
    company: str = "",
    company_en: str = "",
) -> Yard:
    """Yard, profile and root place together. Refused: `yard-code`, `yard-kind`, `yard-name`, `yard-taken`, absent."""
    if not is_yard_code(code):
        raise Refusal("invalid", fields={"code": "yard-code"})
    path = path_below(division.path, code)
    yard = Yard(code=code, kind=kind, path=path, created_at=clock.now())
    check(actor, "place.found", yard)
    if kind not in KINDS[division.level]:
        raise Refusal("invalid", fields={"kind": "yard-kind"})
    if not name:
        raise Refusal("invalid", fields={"name": "yard-name"})
    with transaction.atomic():
        _claim(yard)
        Profile(
            yard=yard,
            name=name,
            name_en=name_en,
            phone=phone,
            address=address,
            company=company,
            company_en=company_en,
            division=division,
        ).save()
        english = name_en or name
        Place(yard=yard, kind="root", name=name, name_en=english, label=name, label_en=english, path=path).save()
        record(YardFounded(code=code, name=name), yard=yard, actor=actor, subject=yard.id)
    return yard


def _claim(yard: Yard) -> None:
    try:
        with transaction.atomic():
            yard.save()
    except IntegrityError:
        raise Refusal("yard-taken") from None
