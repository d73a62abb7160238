"""Who looks after a home binds somebody to it by the mobile number."""

from django.db import transaction

from yuanba.domains.people.binding import BOUND_KINDS, account_of, bind_once, check_lived_in
from yuanba.domains.people.lent import check_self
from yuanba.domains.people.models import Tenure
from yuanba.domains.people.rules import is_mobile, plain_phone
from yuanba.domains.places.public import Place
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard

register("name-please", 422, "Please give the name.")


def register_resident(*, actor: Actor, yard: Yard, home: Place, kind: str, phone: str, name: str) -> Tenure:
    """The tenure, from today on; a number nobody has here gets an account that signs in by code.

    ValueError: unknown kind. Refused: `mobile-wrong`, `name-please`, `not-a-home`, `lives-there`,
    `owned-by-other`, `account-other-name`, `lent-self`, absent.
    """
    if kind not in BOUND_KINDS:
        raise ValueError(f"unknown kind of tenure {kind!r}")
    check(actor, "people.register", home)
    number, said = plain_phone(phone), clean(name)[:40]
    wrong = {} if is_mobile(number) else {"phone": "mobile-wrong"}
    wrong |= {} if said else {"name": "name-please"}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    check_lived_in(home)
    with transaction.atomic():
        account = account_of(number, said)
        check_self(actor, account.id, "people.register", home)
        return bind_once(actor, yard, account, home, kind)
