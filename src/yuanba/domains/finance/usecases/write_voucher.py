"""A payment out of the estate's money is written down with its documents."""

import hashlib

from django.db import transaction

from yuanba.domains.finance.access import estate_to, till_held
from yuanba.domains.finance.events import VoucherWritten
from yuanba.domains.finance.models import Scan, Till, Voucher
from yuanba.domains.finance.rules import spending
from yuanba.domains.finance.writing.earning import check_public
from yuanba.domains.finance.writing.limiting import resolution_for
from yuanba.domains.places.public import place as place_at
from yuanba.domains.voting.public import Resolution
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest as key_of
from yuanba.kernel.ids import uuid7
from yuanba.kernel.merkle import canon
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.files.public import StoredFile, pictures
from yuanba.platform.yards.models import Yard


def write_voucher(*, actor: Actor, yard: Yard, spent: spending.Spent, client_key: str) -> Voucher:
    """The voucher, once per key; nothing is entered before somebody else approves it.

    Refused: `invalid` with fields, `invoice-twice`, `conflict`, absent.
    """
    estate_to(actor, yard, "spending.write")
    said = spending.checked(spent, clock.today())
    key = key_of(f"{actor.account or yard.id}:{client_key}")
    digest = hashlib.sha256(canon({name: str(value) for name, value in vars(said).items()})).hexdigest()
    with transaction.atomic():
        till = till_held(yard)
        found = Voucher.objects.filter(yard=yard, client_key=key).first()
        if found is not None:
            if found.digest != digest:
                raise Refusal("conflict")
            return found
        if said.invoice and _is_there(yard, said):
            raise Refusal("invoice-twice")
        files = pictures(yard, list(said.scans))
        if len(files) != len(said.scans):
            raise Refusal("invalid", fields={"scans": "spent-scan"})
        _check_public(yard, said)
        resolution = _resolution(yard, said)
        voucher = _new(actor, till, said)
        voucher.resolution = resolution
        voucher.client_key, voucher.digest = key, digest
        voucher.save()
        _keep(voucher, files)
        told = VoucherWritten(voucher.number, voucher.item, voucher.part, voucher.fen)
        record(told, yard=yard, actor=actor, subject=voucher.id)
    return voucher


def _is_there(yard: Yard, said: spending.Spent) -> bool:
    states = (spending.WRITTEN, spending.APPROVED)
    return Voucher.objects.filter(yard=yard, payee=said.payee, invoice=said.invoice, state__in=states).exists()


def _check_public(yard: Yard, said: spending.Spent) -> None:
    """Refused at its sum."""
    try:
        check_public(yard, said.item, said.fen)
    except Refusal as refusal:
        raise Refusal("invalid", fields={"fen": refusal.code}) from None


def _resolution(yard: Yard, said: spending.Spent) -> Resolution | None:
    """By which it is paid; refused at its field."""
    if said.item in spending.AGREED:
        return None
    try:
        return resolution_for(yard, said.fen, said.resolution)
    except Refusal as refusal:
        raise Refusal("invalid", fields={"resolution": refusal.code}) from None


def _new(actor: Actor, till: Till, said: spending.Spent) -> Voucher:
    till.vouchers += 1
    till.save()
    place = place_at(till.yard, said.place) if said.place else None
    return Voucher(
        yard=till.yard,
        number=till.vouchers,
        item=said.item,
        part=said.part,
        fen=said.fen,
        day=said.day or clock.today(),
        words=said.words,
        payee=said.payee,
        way=said.way,
        invoice=said.invoice,
        place=place,
        account=actor.account,
        by=actor.name[:60],
        at=clock.now(),
    )


def _keep(voucher: Voucher, files: list[StoredFile]) -> None:
    rows = (Scan(id=uuid7(), yard=voucher.yard, voucher=voucher, file=one, position=at) for at, one in enumerate(files))
    Scan.objects.bulk_create(rows)
