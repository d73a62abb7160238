"""Somebody signs that a service of the contract was done."""

import hashlib

from django.db import transaction
from django.db.models import Max

from yuanba.domains.contracts.access import worker_of
from yuanba.domains.contracts.events import ServiceSigned
from yuanba.domains.contracts.models import Contract, ServiceDone
from yuanba.domains.contracts.queries import current, terms_on
from yuanba.domains.contracts.rules import services
from yuanba.domains.places.public import place as place_at
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest as key_of
from yuanba.kernel.merkle import canon
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.files.public import StoredFile, pictures
from yuanba.platform.yards.models import Yard

SIGN = "service.sign"


def sign_service(*, actor: Actor, yard: Yard, done: services.Done, client_key: str) -> ServiceDone:
    """The entry, once per key.

    Refused: `invalid` with fields `line`, `day`, `times`, `photo`; `service-photo-used`, `conflict`, absent.
    """
    worker_of(actor, yard, SIGN)
    contract = current(yard, done.day)
    lines = {one.code: one for one in terms_on(contract, done.day).lines} if contract else None
    said = services.checked(done, lines, clock.today())
    key = key_of(f"{actor.account or yard.id}:{client_key}")
    digest = hashlib.sha256(canon({name: str(value) for name, value in vars(said).items()})).hexdigest()
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        found = ServiceDone.objects.filter(yard=yard, client_key=key).first()
        if found is not None:
            if found.digest != digest:
                raise Refusal("conflict")
            return found
        made = _new(actor, contract, said, _photo(yard, contract, said))
        made.client_key, made.digest = key, digest
        made.save()
        told = ServiceSigned(made.number, made.line, made.day.isoformat(), made.times)
        record(told, yard=yard, actor=actor, subject=made.id)
    return made


def _photo(yard: Yard, contract: Contract | None, said: services.Done) -> StoredFile:
    found = next(iter(pictures(yard, [said.photo] if said.photo else [])), None)
    if found is None:
        raise Refusal("invalid", fields={"photo": "service-photo"})
    rows = ServiceDone.objects.filter(yard=yard, contract=contract, line=said.line, photo=found, gone_at=None)
    if rows.exists():
        raise Refusal("service-photo-used")
    return found


def _new(actor: Actor, contract: Contract | None, said: services.Done, photo: StoredFile) -> ServiceDone:
    yard = photo.yard
    last = ServiceDone.objects.filter(yard=yard).aggregate(last=Max("number"))["last"]
    return ServiceDone(
        yard=yard,
        number=(last or 0) + 1,
        contract=contract,
        line=said.line,
        day=said.day,
        times=said.times,
        words=said.words,
        place=place_at(yard, said.place) if said.place else None,
        who=said.who,
        photo=photo,
        source=services.HAND,
        account=actor.account,
        by=actor.name[:60],
        at=clock.now(),
    )
