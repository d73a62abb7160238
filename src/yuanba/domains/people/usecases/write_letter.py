"""Who appoints to a post writes its holder a letter by which a password is set: the first, or a forgotten one anew."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from yuanba.domains.people.codes import keyed
from yuanba.domains.people.events import LetterWritten
from yuanba.domains.people.lent import check_letter
from yuanba.domains.people.letters import as_written, close_letters, new_secret, post_to_let_in
from yuanba.domains.people.models import Account, PasswordLetter
from yuanba.domains.people.rules import LETTER_DAYS
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class MadeLetter:
    """The letter and its code, shown this once."""

    letter: PasswordLetter
    code: str


def write_letter(*, actor: Actor, yard: Yard, post_id: UUID) -> MadeLetter:
    """A code good once and for three days; letters of before are worth nothing any more.

    Refused: `letter-elsewhere`, `letter-own`, `lent-letter`, absent.
    """
    secret, now = new_secret(), clock.now()
    with transaction.atomic():
        post = post_to_let_in(actor, yard, post_id)
        account = Account.objects.select_for_update(no_key=True).get(id=post.account_id)
        check_letter(actor, account)
        close_letters(account)
        row = PasswordLetter(
            yard=yard,
            post=post,
            account=account,
            code=keyed(f"letter {yard.code} {secret}"),
            made_by=actor.account,
            at=now,
            ends=now + timedelta(days=LETTER_DAYS),
        )
        row.save()
        told = LetterWritten(account=str(account.id), role=post.role, again=bool(account.password))
        record(told, yard=yard, actor=actor, subject=row.id)
    return MadeLetter(row, as_written(yard, secret))
