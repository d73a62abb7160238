"""How files of a bank are read is kept under a name."""

from collections.abc import Collection, Mapping

from django.db import transaction

from yuanba.domains.finance.access import estate_to, till_held
from yuanba.domains.finance.events import BankProfileSaved
from yuanba.domains.finance.models import BankProfile
from yuanba.domains.finance.rules.bank import FIELDS, NEEDED
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("bank-column", 422, "Please choose the column: the day, and money in or one amount, are needed.")
register("bank-column-twice", 422, "This column was chosen for something else already.")
register("bank-name", 422, "Please write a name of at most 40 characters.")
register("bank-account", 422, "Please say which account it is, such as the bank and the last four figures.")
register("bank-name-taken", 422, "Under this name other columns are kept. Please choose another name.")


def save_bank_profile(
    *,
    actor: Actor,
    yard: Yard,
    name: str,
    account: str,
    fields: Mapping[str, str],
    heads: Collection[str],
    anew: bool = False,
) -> BankProfile:
    """The profile of that name, written or changed; saying the same again changes nothing.

    `fields` is the head by our name; `account` whose lines these are. `anew` changes no profile that reads other
    columns. Refused: `invalid`, absent.
    """
    estate_to(actor, yard, "payment.bank")
    called, of = clean(name), clean(account)
    chosen = _checked(called, of, {key: head for key, head in fields.items() if head}, heads)
    with transaction.atomic():
        till_held(yard)
        row = BankProfile.objects.filter(yard=yard, name=called).first()
        if row is not None and (row.fields, row.account) == (chosen, of):
            return row
        if anew and row is not None:
            raise Refusal("invalid", fields={"name": "bank-name-taken"})
        row = row or BankProfile(yard=yard, name=called, version=0)
        row.fields, row.account, row.version = chosen, of, row.version + 1
        row.saved_at, row.saved_by = clock.now(), actor.name[:60]
        row.save()
        record(BankProfileSaved(name=called), yard=yard, actor=actor, subject=row.id)
        return row


def _checked(name: str, account: str, fields: dict[str, str], heads: Collection[str]) -> dict[str, str]:
    wrong, taken = _missing(fields), set[str]()
    for key, head in fields.items():
        if key not in FIELDS or head not in heads:
            wrong[key] = "choice-unknown"
        elif head in taken:
            wrong[key] = "bank-column-twice"
        taken.add(head)
    if not 0 < len(name) <= 40:
        wrong["name"] = "bank-name"
    if not 0 < len(account) <= 40:
        wrong["account"] = "bank-account"
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return fields


def _missing(fields: Mapping[str, str]) -> dict[str, str]:
    if "day" not in fields:
        return {"day": "bank-column"}
    return {} if any(fields.keys() >= set(one) for one in NEEDED) else {"credit": "bank-column"}
