"""A number belongs to somebody else now: its former account lets it go."""

from django.db import transaction

from yuanba.domains.people.binding import let_number_go
from yuanba.domains.people.events import PhoneReleased
from yuanba.domains.people.models import Account, ResidentCard, Tenure
from yuanba.domains.people.models.accounts import number_digest
from yuanba.domains.people.queries import own_posts
from yuanba.domains.people.rules import is_quiet, plain_phone
from yuanba.domains.people.writing import put
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor, visible
from yuanba.platform.events.public import record
from yuanba.platform.sealed.public import stored
from yuanba.platform.yards.models import Yard

register("number-elsewhere", 422, "Nobody in your homes has this number.")
register(
    "number-in-use", 409, "This number was used here in the last three months: its holder can still be reached by it."
)


def release_phone(*, actor: Actor, yard: Yard, phone: str) -> Account:
    """The former account, without the number and signed out everywhere; its homes stay with it.

    Refused: `number-elsewhere` (nobody of the actor's homes, or staff), `number-in-use`.
    """
    with transaction.atomic():
        rows = Account.objects.select_for_update(no_key=True)
        account = rows.filter(phone_digest=number_digest(plain_phone(phone))).first()
        lived = Tenure.objects.filter(visible(actor, "people.register", "home__path"), yard=yard, card__account=account)
        if account is None or own_posts(account.id) or not lived.exists():
            raise Refusal("number-elsewhere")
        if not is_quiet(account.phone_proved_at or account.created_at, clock.now()):
            raise Refusal("number-in-use")
        let_number_go(account)
        for card in ResidentCard.objects.filter(yard=yard, account=account):
            put(card, "phone", "")
            card.save(update_fields=stored(card, "sealed_phone"))
        record(PhoneReleased(account=str(account.id)), yard=yard, actor=actor, subject=account.id)
    return account
