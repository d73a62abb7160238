"""Handing over: the yard stands still, its pack is written, the new system confirms; till then it can be taken back."""

from pathlib import Path

from django.db import transaction

from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.audit import keys
from yuanba.platform.audit.public import seal
from yuanba.platform.events.public import dispatch
from yuanba.platform.packs.export import export
from yuanba.platform.packs.locks import Lock
from yuanba.platform.packs.manifest import Manifest
from yuanba.platform.packs.models import PackNote
from yuanba.platform.packs.permits import Permit, permit
from yuanba.platform.packs.receipts import Receipt
from yuanba.platform.packs.settling import settle
from yuanba.platform.yards import public as yards
from yuanba.platform.yards.models import Standstill, Yard


def signing_key() -> str:
    """The key by which the receiver knows that a pack is from here, 64 signs."""
    return keys.public_key().hex()


def release(*, yard: Yard, to: Path, by: str, lock: Lock | None = None) -> Manifest:
    """The yard is only read from now on, and its last pack lies in `to`, for the receiver's key or as `lock` says.

    Again it writes the same pack again. What cannot be written opens the yard as it was.
    Refused: `pack-unasked`, `pack-final`, and as `export`.
    """
    if yard.kind != Yard.Kind.ESTATE:
        raise Refusal("pack-estate")
    permit(yard)
    while dispatch():
        pass
    given, is_new = _closed(yard, by)
    try:
        settle()
        manifest = export(yard=yard, to=to, lock=lock or Lock(receiver=given.receiver), by=by)
    except BaseException:
        if is_new:
            _opened(yard)
        raise
    _note(yard, "released", manifest.root, by, rows=manifest.rows, files=manifest.files)
    return manifest


def _closed(yard: Yard, by: str) -> tuple[Permit, bool]:
    """The permit, and whether the yard was written until now."""
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        there = _standstill(yard)
        given = permit(yard)
        if there is None:
            while seal(yard) is not None:
                pass
            Standstill(yard=yard, to=given.to, at=clock.now(), by=by).save()
    yards.forget()
    return given, there is None


def _standstill(yard: Yard) -> Standstill | None:
    """That the yard stands still. Refused as `pack-final` where the new system has confirmed."""
    there = Standstill.objects.select_for_update().filter(yard=yard).first()
    if there is not None and there.confirmed_at:
        raise Refusal("pack-final")
    return there


def _opened(yard: Yard) -> bool:
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        there = _standstill(yard)
        if there is not None:
            there.delete()
    yards.forget()
    return there is not None


def take_back(*, yard: Yard, by: str) -> bool:
    """The yard is written here again; False where it was. Refused: `pack-final`."""
    if not _opened(yard):
        return False
    _note(yard, "back", "", by)
    return True


def confirm(receipt: Receipt, *, signer: str, by: str) -> Standstill:
    """The new system has it: the yard is never taken back. `signer` is the key of that system, confirmed with it.

    Refused: `receipt-stranger`, `receipt-other`, `pack-at-work`, absent.
    """
    if receipt.key != signer:
        raise Refusal("receipt-stranger", key=receipt.key)
    yard = yards.by_code(receipt.code)
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        there = Standstill.objects.select_for_update().filter(yard=yard).first()
        if there is None:
            raise Refusal("pack-at-work", yard=yard.code)
        last = PackNote.objects.filter(yard=yard, what="released").order_by("-at", "-id").first()
        if last is None or (str(yard.id), last.root) != (receipt.yard, receipt.root):
            raise Refusal("receipt-other")
        if there.confirmed_at is None:
            there.confirmed_at = clock.now()
            there.save()
            _note(yard, "receipt", receipt.root, by, key=receipt.key)
    yards.forget()
    return there


def _note(yard: Yard, what: str, root: str, by: str, *, key: str = "", rows: int = 0, files: int = 0) -> None:
    PackNote(yard=yard, what=what, root=root, key=key, rows=rows, files=files, by=by[:80], at=clock.now()).save()


def note_compared(one: Manifest, *, same: bool, by: str) -> None:
    """Two packs of a yard were held against each other, where that yard is known here."""
    yard = Yard.objects.filter(code=one.yard["code"]).first()
    if yard is not None:
        _note(yard, "equal" if same else "unequal", one.root, by, rows=one.rows, files=one.files)
