"""Somebody takes the own authenticator away."""

from django.db import transaction

from yuanba.domains.people.models import RecoveryCode
from yuanba.domains.people.second import count_try, second_of, take_either
from yuanba.domains.people.staffed import keep_a_second
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor


def remove_second_factor(*, actor: Actor, code: str) -> None:
    """Gone, with its recovery codes. Refused: `second-wrong`, `second-must`, `too-many`; absent where none is."""
    row = second_of(actor.account) if actor.account else None
    if row is None or row.confirmed_at is None:
        raise absent()
    count_try(row.account_id)
    with transaction.atomic():
        take_either(row, code)
        RecoveryCode.objects.filter(account=row.account_id).delete()
        row.delete()
        keep_a_second(actor)
