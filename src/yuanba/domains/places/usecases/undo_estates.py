"""A list of estates is undone: what it founded is withdrawn while nothing hangs on it, what it changed set back."""

from collections import Counter
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import Count, F

from yuanba.domains.places.access import list_to_undo
from yuanba.domains.places.events import EstateWithdrawn, FiguresSetBack
from yuanba.domains.places.hanging import NAMING, words_of_hanging
from yuanba.domains.places.models import EstateList, ListedEstate, Place, Profile
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.memory import forget_all
from yuanba.kernel.text import gettext_noop as _
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import Event, record
from yuanba.platform.yards.models import Yard, written
from yuanba.platform.yards.withdrawing import hold_all, rows_of, withdraw

SINCE = _("things told since")
NAMED = 3
CHANGED, CLOSED = "changed", "closed"  # why a figure was not set back
SET_BACK = 2  # events: the figures that came, and that they are as before
register(
    "list-in-use",
    409,
    "This list cannot be undone, because something hangs on estates that it founded (%(estates)s): %(hanging)s. "
    "Nothing was removed.",
)


def undo_estates(*, actor: Actor, number: int) -> EstateList:
    """Exactly the estates the list founded go; those that stood before stay; undone again is no error.

    What it changed in these is as it was, but for what was changed again since, or where the estate was handed over:
    each row of the list says what was not set back, and why. An estate that goes keeps what was told of it, so its row
    stays, without code and place: the same list founds it anew.

    Refused: `list-in-use`, `yard-busy`, `yard-closed`, absent.
    """
    with transaction.atomic():
        taken, rows = list_to_undo(actor, number)
        if taken.state == EstateList.State.UNDONE:
            return taken
        founded = [row for row in rows if row.is_founded]
        yards = hold_all([row.yard_id for row in founded])
        _check(founded, yards)
        for row in founded:
            held = yards[row.yard_id]
            withdraw(held)
            Place.objects.filter(yard=held).update(path=held.path)
            record(EstateWithdrawn(code=row.code, list=number), yard=held, actor=actor, subject=held.id)
        filled = [row for row in rows if not row.is_founded]
        still = set(
            Yard.objects.filter(written("id"), id__in=[row.yard_id for row in filled]).values_list("id", flat=True)
        )
        for row in filled:
            _set_back(actor, number, row, is_written=row.yard_id in still)
        taken.state, taken.undone_at = EstateList.State.UNDONE, clock.now()
        taken.save()
    forget_all()
    return taken


def _set_back(actor: Actor, number: int, row: ListedEstate, *, is_written: bool) -> None:
    """The figures are as before where they still say what the list said; of the others the row says why they are not.

    An estate of which all is as before can go with the list that founded it, as if this one had not come.
    """
    profile = Profile.objects.select_for_update(of=("self",)).get(yard=row.yard)
    changed = {name for name, value in row.since.items() if getattr(profile, name) != value}
    row.left = {
        name: CHANGED if is_written else CLOSED for name in sorted(row.since) if name in changed or not is_written
    }
    row.is_left = bool(row.left)
    row.save()
    fields = sorted(set(row.before) - set(row.left))
    if not fields:
        return
    for name in fields:
        setattr(profile, name, row.before[name])
    profile.save()
    record(FiguresSetBack(fields, sorted(row.left), number), yard=row.yard, actor=actor, subject=row.yard_id)
    if not row.left:
        ListedEstate.objects.filter(yard=row.yard, is_founded=True).update(told=F("told") + SET_BACK)


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
