"""Who is on a card may sign in with its number, and has what stands on the card."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.people import writing
from yuanba.domains.people.access import card_to_write
from yuanba.domains.people.binding import account_of
from yuanba.domains.people.lent import check_card
from yuanba.domains.people.models import ResidentCard
from yuanba.domains.people.rules import is_mobile, plain_phone
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

register("card-no-mobile", 422, "There is no mobile number on this card. Please write it down first.")
register(
    "card-of-number",
    409,
    "Another card here has the account of this number. Please merge the two, or correct one of them.",
)


def give_account(*, actor: Actor, yard: Yard, card_id: UUID) -> ResidentCard:
    """The card with the account of its number, which is opened where nobody has it. Nobody is shown the number.

    Again changes nothing. Refused: `card-no-mobile`, `account-other-name`, `card-of-number`,
    `unreadable`, `lent-self`, absent.
    """
    with transaction.atomic():
        card = card_to_write(actor, yard, card_id, "people.register")
        if card.account_id is not None:
            return card
        number = plain_phone(writing.opened(card, "phone"))
        if not is_mobile(number):
            raise Refusal("card-no-mobile")
        account = account_of(number, card.name)
        check_card(actor, account.id, "people.register", card)
        if ResidentCard.objects.filter(yard=yard, account=account).exists():
            raise Refusal("card-of-number")
        writing.give_to(actor, card, account)
    return card
