"""The English name of somebody who has a post is written down later, or otherwise."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.people.access import post_to_write
from yuanba.domains.people.events import NamedInEnglish
from yuanba.domains.people.models import Account
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

LONGEST = 60


def name_person(*, actor: Actor, yard: Yard, post_id: UUID, name_en: str) -> Account:
    """The account of the holder; empty takes the English name away. It is the same on all posts of the person.

    May do so: who holds the post, and who appoints to it. Refused: absent.
    """
    said = clean(name_en)[:LONGEST]
    with transaction.atomic():
        post = post_to_write(actor, yard, post_id)
        account = Account.objects.select_for_update(no_key=True).get(id=post.account_id)
        if account.name_en == said:
            return account
        account.name_en = said
        account.save(update_fields=["name_en"])
        record(NamedInEnglish(account=str(account.id), name_en=said), yard=yard, actor=actor, subject=post.id)
    return account
