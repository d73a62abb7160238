"""Somebody who is erased is forgotten by requests too that came by telephone, hotline or mail."""

from collections.abc import Collection
from uuid import UUID

from yuanba.domains.cases.bringing import forget_brought
from yuanba.domains.cases.models import Brought, Case, Contact, Cover, HotlineRow, Reach, Voice
from yuanba.platform.notify.public import forget_sms
from yuanba.platform.sealed.public import search_digest
from yuanba.platform.yards.models import Yard


def forget_phones(yard: Yard, phones: Collection[str]) -> None:
    """Requests of the yard by one of these telephones keep number and history, without who told them.

    What neighbours with such a telephone gave when they joined is gone.
    """
    digests = {search_digest(phone, bound=f"cases.contact {yard.id}") for phone in phones}
    called = Contact.objects.filter(yard=yard, phone_digest__in=digests).values_list("case_id", flat=True)
    forget_told(yard, list(called))
    joined = Brought.objects.filter(yard=yard, phone_digest__in=digests)
    forget_brought(yard, list(joined.values_list("follower_id", flat=True)))
    forget_sms(yard, phones)


def forget_told(yard: Yard, ids: Collection[UUID]) -> None:
    """How to reach whoever told these cases, their voice, and what was written before it was covered."""
    Contact.objects.filter(yard=yard, case__in=ids).update(sealed_name="", sealed_phone="", phone_digest="")
    Reach.objects.filter(yard=yard, case__in=ids).update(sealed_address="")
    Cover.objects.filter(yard=yard, case__in=ids).update(sealed_words="")
    HotlineRow.objects.filter(about__in=ids).update(sealed_cells="")
    Case.objects.filter(yard=yard, id__in=ids).update(reporter=None, sound=None)
    Voice.objects.filter(yard=yard, case__in=ids, follower=None).delete()
