"""With which list somebody begins: what saving and changing one share."""

from uuid import UUID

from yuanba.domains.cases.models import FirstList, SavedList


def begin_with(account: UUID, row: SavedList) -> None:
    """The list somebody begins with is this one from now on."""
    FirstList.objects.filter(yard=row.yard, account=account).delete()
    FirstList(yard=row.yard, account=account, kept=row).save()
