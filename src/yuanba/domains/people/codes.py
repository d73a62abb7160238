"""One-time codes: made, sent, tried. Of the code a keyed digest is kept: who reads the table cannot sign in."""

import secrets
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from yuanba.domains.people.models import SignInCode
from yuanba.domains.people.models.accounts import number_digest
from yuanba.domains.people.rules import CODE_FIGURES, CODE_MINUTES, CODE_TRIES, plain_code, plain_phone
from yuanba.kernel import clock
from yuanba.platform.access import throttle
from yuanba.platform.notify.public import NotSentError, gateway, register_template, words_of
from yuanba.platform.sealed.public import column
from yuanba.platform.tasks.public import task

TEMPLATE = register_template(
    "people.code", "Yuanba: %(code)s is your code, good for %(minutes)s minutes. Nobody of us ever asks you for it."
)


def keyed(what: str) -> str:
    """What is kept of a short secret: its HMAC under the key of the installation, hexadecimal."""
    return salted_hmac("yuanba.people.codes", what, algorithm="sha256").hexdigest()


def shows_codes() -> bool:
    """Whether codes are shown on the page instead of sent: in the demo, as long as there is no gateway."""
    return bool(settings.YUANBA_DEMO) and gateway() is None


def codes_work() -> bool:
    """Whether a code can reach anybody at all."""
    return gateway() is not None or shows_codes()


def opened(phone: str, asked: str) -> SignInCode:
    """A row for a code to come; it opens nothing until the code is made."""
    ends = clock.now() + timedelta(minutes=CODE_MINUTES)
    row = SignInCode(asked=keyed(asked), ends=ends)
    column(row, "sealed_phone").put(row, phone)
    row.save()
    return row


def make_code(row: SignInCode) -> str:
    """A new code for the row; one made before is worth nothing any more."""
    code = f"{secrets.randbelow(10**CODE_FIGURES):0{CODE_FIGURES}d}"
    row.code = keyed(f"{row.id} {code}")
    row.save(update_fields=["code"])
    return code


@task(max_attempts=2)
def send_code(row_id: str, language: str) -> str:
    """Make the code and send it: it is nowhere at rest. Nothing is sent that is over or was used."""
    row = SignInCode.objects.filter(id=UUID(row_id), used_at=None, ends__gt=clock.now()).first()
    out = gateway()
    if row is None or out is None:
        return "too late"
    data = {"code": make_code(row), "minutes": CODE_MINUTES}
    try:
        out.send(row.phone, words_of(TEMPLATE, data, language), template=TEMPLATE, data=data)
    except NotSentError as error:
        if not error.for_good:
            raise
        return error.code
    return "sent"


def tried(asked: str, phone: str, code: str) -> SignInCode | None:
    """The row whose code fits, not used yet; each call is one of its five tries."""
    same = {"asked": keyed(asked), "phone_digest": number_digest(phone)}
    rows = SignInCode.objects.filter(**same, used_at=None, ends__gt=clock.now())
    if not rows.filter(tries__lt=CODE_TRIES).update(tries=F("tries") + 1):
        return None
    row = rows.first()
    return row if row and constant_time_compare(row.code, keyed(f"{row.id} {code}")) else None


def use(row: SignInCode) -> bool:
    """Whether the code is used by this call: of several at once exactly one."""
    return bool(SignInCode.objects.filter(id=row.id, used_at=None).update(used_at=clock.now()))


def takes_code(phone: str, asked: str, code: str) -> bool:
    """Whether a code proves the number, for one who is not signed in by it; it is used by this. Throttled."""
    number = plain_phone(phone)
    throttle.hit(f"sign-in:phone:{number}", limit=30, seconds=600)
    row = tried(asked, number, plain_code(code))
    return row is not None and use(row)


def sweep_codes() -> int:
    """Drop codes that are over, a thousand at a time; returns how many."""
    old = list(SignInCode.objects.filter(ends__lt=clock.now()).values_list("id", flat=True)[:1000])
    return SignInCode.objects.filter(id__in=old).delete()[0]
