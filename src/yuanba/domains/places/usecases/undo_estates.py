"""A list of estates is undone: the estates it founded are withdrawn, while nothing hangs on them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import Count

from yuanba.domains.places.access import list_to_undo
from yuanba.domains.places.events import EstateWithdrawn
from yuanba.domains.places.hanging import NAMING, words_of_hanging
from yuanba.domains.places.models import EstateList, ListedEstate, Place, Profile
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.memory import forget_all
from yuanba.kernel.text import gettext_noop as _
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import Event, record
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.withdrawing import hold_all, rows_of, withdraw

SINCE = _("things told since")
NAMED = 3
register(
    "list-in-use",
    409,
    "This list cannot be undone, because something hangs on estates that it founded (%(estates)s): %(hanging)s. "
    "Nothing was removed.",
)


def undo_estates(*, actor: Actor, number: int) -> EstateList:
    """Exactly the estates the list founded go, the others stay as they are; undone again is no error.

    An estate keeps what was told of it, so its row stays, without code and place: the same list founds it anew.
    Refused: `list-in-use`, `yard-busy`, `yard-closed`, absent.
    """
    with transaction.atomic():
        taken, rows = list_to_undo(actor, number)
        if taken.state == EstateList.State.UNDONE:
            return taken
        yards = hold_all([row.yard_id for row in rows])
        _check(rows, yards)
        for row in rows:
            held = yards[row.yard_id]
            withdraw(held)
            Place.objects.filter(yard=held).update(path=held.path)
            record(EstateWithdrawn(code=row.code, list=number), yard=held, actor=actor, subject=held.id)
        taken.state, taken.undone_at = EstateList.State.UNDONE, clock.now()
        taken.save()
    forget_all()
    return taken


def _check(rows: Sequence[ListedEstate], yards: Mapping[UUID, Yard]) -> None:
    """Refuse where anything came to one of the estates since."""
    found = {row.yard_id: _naming(yards[row.yard_id]) for row in rows}
    for model, counted in rows_of(list(yards), ("events", "audit")).items():
        said, own = words_of_hanging(model), int(model in (Place, Profile))
        for yard, count in counted.items():
            found[yard][said] = found[yard].get(said, 0) + count - own
    for yard, more in _told_since(rows).items():
        found[yard] = found[yard] if any(found[yard].values()) else {SINCE: more}
    hanging: Counter[str] = Counter()
    for words in found.values():
        hanging.update(words)
    if hanging := +hanging:
        names = [row.name for row in rows if any(found[row.yard_id].values())]
        said = ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
        raise Refusal("list-in-use", hanging=dict(hanging), estates=said)


def _told_since(rows: Sequence[ListedEstate]) -> dict[UUID, int]:
    """How many events each estate has beyond those of its founding, where there are more."""
    then = {row.yard_id: row.told for row in rows}
    counts = Event.objects.filter(yard__in=list(then)).values_list("yard").annotate(count=Count("id")).order_by()
    return {yard: count - then[yard] for yard, count in counts if count > then[yard]}


def _naming(yard: Yard) -> dict[str, int]:
    """What of other yards names it."""
    return {said: count(yard, yard.path) for said, count in NAMING.items()}
