"""A kept list is removed by whoever keeps it; anybody may begin with one, or with none again."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from yuanba.domains.cases.access import check_works
from yuanba.domains.cases.models import FirstList, SavedList
from yuanba.domains.cases.usecases._first import begin_with
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def change_list(*, actor: Actor, yard: Yard, list_id: UUID, what: str) -> None:
    """`remove` of an own one, `begin` with one, `begin-not`. Done before, nothing changes. Refused: absent."""
    account = check_works(actor, yard)
    rows = SavedList.objects.filter(yard=yard, id=list_id)
    with transaction.atomic():
        row = rows.filter(Q(owner=account) | Q(shared=True)).first()
        if row is None or (what == "remove" and row.owner != account):
            raise absent()
        firsts = FirstList.objects.filter(yard=yard, kept=row)
        if what == "remove":
            firsts.delete()
            row.delete()
        elif what == "begin":
            begin_with(account, row)
        else:
            firsts.filter(account=account).delete()
