"""What deciding about a voucher has in common: it is held, by a second person, from one state to the next."""

from yuanba.domains.finance.access import till_held, voucher_to
from yuanba.domains.finance.events import VoucherDecided
from yuanba.domains.finance.models import Voucher
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def held(actor: Actor, yard: Yard, number: int, action: str) -> Voucher:
    """The voucher, decided by nobody else until the commit."""
    till_held(yard)
    return voucher_to(actor, yard, number, action)


def check_other(actor: Actor, voucher: Voucher) -> None:
    """Refuse as `voucher-own` who wrote it."""
    if voucher.account is not None and voucher.account == actor.account:
        raise Refusal("voucher-own")


def said_why(why: str) -> str:
    """The reason; refused as `voucher-why` at its field where there is none."""
    said = clean(why)[:200]
    if not said:
        raise Refusal("invalid", fields={"why": "voucher-why"})
    return said


def decide(actor: Actor, voucher: Voucher, before: str, after: str, why: str = "") -> None:
    """From one state to the other, told; refused as `voucher-state`."""
    if voucher.state != before:
        raise Refusal("voucher-state")
    voucher.state, voucher.why = after, why
    voucher.decided_by, voucher.decided_at = actor.name[:60], clock.now()
    voucher.save()
    told = VoucherDecided(voucher.number, after, voucher.fen)
    record(told, yard=voucher.yard, actor=actor, subject=voucher.id)
