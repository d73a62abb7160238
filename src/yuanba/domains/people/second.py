"""The second factor: its secret sealed, its steps used once, its recovery codes as digests."""

import secrets
from uuid import UUID

from yuanba.domains.people.codes import keyed
from yuanba.domains.people.models import Account, RecoveryCode, SecondFactor
from yuanba.domains.people.rules import RECOVERY_CODES, RECOVERY_SIGNS, plain_code, plain_recovery
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.onetime import fitting_step, new_secret
from yuanba.platform.access import throttle
from yuanba.platform.sealed.public import column

register("second-wrong", 422, "This code does not fit or was used. Wait for the next one in the app.")
TRIES, SECONDS = 8, 600


def second_of(account_id: UUID) -> SecondFactor | None:
    """The second factor of an account, confirmed or not."""
    return SecondFactor.objects.filter(account=account_id).first()


def drawn(account: Account) -> SecondFactor:
    """A new secret, not asked for before it is confirmed; one drawn before is gone."""
    SecondFactor.objects.filter(account=account, confirmed_at=None).delete()
    row = SecondFactor(account=account)
    column(row, "secret").put(row, new_secret().hex())
    row.save()
    return row


def secret_of(row: SecondFactor) -> bytes:
    """The secret, unsealed."""
    return bytes.fromhex(column(row, "secret").opened(row))


def count_try(account_id: UUID) -> None:
    """Eight tries in ten minutes, then `too-many`."""
    throttle.hit(f"second:{account_id}", limit=TRIES, seconds=SECONDS)


def take_step(row: SecondFactor, code: str) -> None:
    """Use the step of time whose code this is; it and those before it are worth nothing any more."""
    step = fitting_step(secret_of(row), plain_code(code), clock.now())
    fresh = SecondFactor.objects.filter(id=row.id, last_step__lt=step if step is not None else 0)
    if step is None or not fresh.update(last_step=step):
        raise Refusal("second-wrong")
    throttle.forget(f"second:{row.account_id}", seconds=SECONDS)


def take_either(row: SecondFactor, code: str) -> None:
    """A code of the app, or a recovery code."""
    plain = plain_recovery(code)
    if len(plain) == RECOVERY_SIGNS:
        kept = RecoveryCode.objects.filter(account=row.account_id, digest=_digest(row.account_id, plain), used_at=None)
        if not kept.update(used_at=clock.now()):
            raise Refusal("second-wrong")
        return
    take_step(row, code)


def recovery_codes(account: Account) -> list[str]:
    """Ten codes for the day the telephone is gone, shown this once; those of before are gone."""
    RecoveryCode.objects.filter(account=account).delete()
    codes = [secrets.token_hex(RECOVERY_SIGNS // 2) for _ in range(RECOVERY_CODES)]
    for code in codes:
        RecoveryCode(account=account, digest=_digest(account.id, code)).save()
    return [f"{code[:6]}-{code[6:]}" for code in codes]


def _digest(account_id: UUID, code: str) -> str:
    return keyed(f"{account_id} {code}")
