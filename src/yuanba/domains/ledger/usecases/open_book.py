"""A yard begins to keep a book."""

from django.db import transaction

from yuanba.domains.ledger.models import Book
from yuanba.domains.ledger.rules.accounts import CODE
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard


def open_book(*, actor: Actor, yard: Yard, code: str, name: str, name_en: str = "") -> Book:
    """The book of this code; opened again with the same name it is the same one.

    Refused: `invalid` with fields, `account-code-taken` where it has another name, absent.
    """
    check(actor, "ledger.open", yard)
    name = clean(name)[:60]
    checks = {
        "code": "" if CODE.fullmatch(code) and len(code) <= 20 else "account-code-unfit",
        "name": "" if name else "account-nameless",
    }
    wrong = {field: fault for field, fault in checks.items() if fault}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        known = Book.objects.filter(yard=yard, code=code).first()
        if known is None:
            known = Book(yard=yard, code=code, name=name, name_en=clean(name_en)[:60], opened_at=clock.now())
            known.save()
    if known.name != name:
        raise Refusal("account-code-taken")
    known.yard = yard
    return known
