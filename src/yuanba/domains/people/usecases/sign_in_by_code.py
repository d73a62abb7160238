"""Somebody proves to hold a mobile number by the code that was sent to it."""

from django.db import IntegrityError, transaction

from yuanba.domains.people.binding import let_number_go
from yuanba.domains.people.codes import tried, use
from yuanba.domains.people.models import Account, SignInCode, Tenure
from yuanba.domains.people.models.accounts import number_digest
from yuanba.domains.people.queries import own_posts
from yuanba.domains.people.rules import PROVED_ANEW, is_quiet, plain_code, plain_phone, same_name
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.platform.access import throttle
from yuanba.platform.access.public import Actor

register("code-wrong", 422, "This code does not fit, was used, or is over. Look again, or ask for another one.")
register("say-name", 422, "One more thing: please say your name. The code stays good.")
register(
    "number-quiet",
    422,
    "This number was not used here for three months, and the name is not the one we know. "
    "If the number is new to you, your butler sets it free.",
)
register("password-please", 422, "You hold a post here: please sign in with user name and password.")
TRIES_PER_ADDRESS, TRIES_PER_PHONE, SECONDS = 60, 30, 600


def sign_in_by_code(
    *, actor: Actor, phone: str, asked: str, code: str, address: str, name: str = "", language: str = "zh-hans"
) -> Account:
    """The account of the number; a number nobody has here gets one, once a name is said.

    Refused: `code-wrong` whatever was wrong with it, `say-name`, `number-quiet` (a number that may have gone to
    somebody else, with another name, and opens homes or posts), `password-please` (staff), `too-many`.
    """
    number, said = plain_phone(phone), clean(name)[:40]
    throttle.hit(f"sign-in:address:{address}", limit=TRIES_PER_ADDRESS, seconds=SECONDS)
    throttle.hit(f"sign-in:phone:{number}", limit=TRIES_PER_PHONE, seconds=SECONDS)
    row = tried(asked, number, plain_code(code))
    if row is None:
        raise Refusal("code-wrong")
    account = Account.objects.filter(phone_digest=number_digest(number)).first()
    if account is not None and not account.is_active:
        raise Refusal("code-wrong")
    if account is not None and account.password and own_posts(account.id):
        raise Refusal("password-please")
    is_same = _is_same(account, said)
    with transaction.atomic():
        _use(row)
        if account is not None and is_same:
            return _proved(account)
        if account is not None:
            let_number_go(account)
        return _opened(number, said, language)


def _is_same(account: Account | None, said: str) -> bool:
    """Whether the number still is its account's. A new number says its name, one silent for long the name we know.

    With another name the account of before is left alone where it is bound to anything; else it lets the number go.
    """
    if account is not None and not is_quiet(account.phone_proved_at or account.created_at, clock.now()):
        return True
    if not said:
        raise Refusal("say-name")
    if account is None:
        return False
    if same_name(said, account.name) or same_name(said, account.name_en):
        return True
    if account.posts.exists() or Tenure.objects.filter(card__account=account.id).exists():
        raise Refusal("number-quiet")
    return False


def _use(row: SignInCode) -> None:
    if not use(row):
        raise Refusal("code-wrong")


def _proved(account: Account) -> Account:
    """Written once a month at most: accounts are the same on every machine."""
    if account.phone_proved_at is None or clock.now() - account.phone_proved_at >= PROVED_ANEW:
        account.phone_proved_at = clock.now()
        account.save(update_fields=["phone_proved_at"])
    return account


def _opened(number: str, said: str, language: str) -> Account:
    now = clock.now()
    account = Account(name=said, language=language, created_at=now, phone_proved_at=now)
    account.phone = number
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError:  # two codes of one new number, at once
        return Account.objects.get(phone_digest=number_digest(number))
    return account
