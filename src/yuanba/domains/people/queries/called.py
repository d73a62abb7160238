"""Whom a number reaches, and the numbers of those without an account: for what is sent, never for a page."""

from uuid import UUID

from django.db.models import Q, QuerySet

from yuanba.domains.people.models import ResidentCard, Tenure
from yuanba.domains.people.models.accounts import number_digest
from yuanba.domains.people.models.residents import phone_digest
from yuanba.domains.people.rules import is_mobile
from yuanba.domains.people.writing import says_phone
from yuanba.platform.yards.models import Yard


def mobiles_without_account(
    tenures: QuerySet[Tenure], yard: Yard, *, after: UUID | None = None, limit: int = 1000
) -> list[tuple[UUID, str]]:
    """The next cards without an account that hold these tenures, or act for an enterprise that does, each with its
    telephone; of one without a mobile number, or that no key here opens, the text is empty.
    """
    rows = tenures.order_by()
    held = Q(id__in=rows.values("card")) | Q(id__in=rows.values("enterprise__contact"))
    cards = ResidentCard.objects.filter(held, yard=yard, account=None, erased_at=None).exclude(phone_digest="")
    if after:
        cards = cards.filter(id__gt=after)
    numbers = ((card.id, says_phone(card)) for card in cards.order_by("id")[:limit])
    return [(card, number if is_mobile(number) else "") for card, number in numbers]


def called_by(tenures: QuerySet[Tenure], yard: Yard, phone: str) -> QuerySet[Tenure]:
    """Those of the tenures whose human, or who acts for whose enterprise, has this telephone, on card or account."""
    on_card, signing_in = phone_digest(ResidentCard(yard=yard), phone), number_digest(phone)
    cards = ResidentCard.objects.filter(
        Q(phone_digest=on_card) | Q(account__phone_digest=signing_in), yard=yard, erased_at=None
    ).values("id")
    return tenures.filter(Q(card__in=cards) | Q(enterprise__contact__in=cards))
