"""The ways by which an account comes in."""

from yuanba.domains.people.codes import codes_work
from yuanba.domains.people.models import Account, Identity, Passkey
from yuanba.kernel.errors import Refusal, register

register("last-way", 409, "This is your last way in. Add a mobile number or a passkey first, then take it away.")


def keep_a_way_in(account: Account) -> None:
    """Refused as `last-way` where nothing is left by which the account comes in."""
    if (account.username and account.password) or (account.phone and codes_work()):
        return
    if not any(model.objects.filter(account=account).exists() for model in (Passkey, Identity)):
        raise Refusal("last-way")
