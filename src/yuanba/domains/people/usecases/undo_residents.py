"""An import is undone with the people it brought, while nobody wrote on their cards since and nothing hangs on them."""

from collections import Counter

from django.db import transaction
from django.db.models import Model, Q

from yuanba.domains.people import writing
from yuanba.domains.people.events import ResidentsUndone
from yuanba.domains.people.folding import folded_of
from yuanba.domains.people.models import Enterprise, Filled, ResidentCard, Tenure
from yuanba.domains.places import public as places
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.text import gettext_noop as _
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.sealed.public import stored
from yuanba.platform.yards.models import Yard, refuse_closed

SLICE = 500
WRITTEN = _("resident cards that were written on since")
CHANGED = _("enterprises that were written on since")
ENDED = _("tenures that were ended or changed since")
FOLDED = _("tenures that became one with another when cards were merged; part those cards first")


def undo_residents(*, actor: Actor, yard: Yard, number: int) -> places.ImportBatch:
    """People first, then the homes; all or nothing, and undone again is no error.

    Refused: `yard-closed`, `batch-in-use`, absent.
    """
    check(actor, "people.register", yard)
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        refuse_closed(yard.id)
        batch = places.ImportBatch.objects.filter(yard=yard, number=number).first()
        if batch is None:
            raise absent()
        cards = ResidentCard.objects.filter(yard=yard, batch=batch)
        tenures = Tenure.objects.filter(yard=yard, batch=batch)
        filled = list(Filled.objects.filter(yard=yard, batch=batch).select_related("card"))
        _look(batch, filled)
        told = ResidentsUndone(number, cards.count(), tenures.count(), len(filled))
        _empty(filled)
        _remove(Tenure, batch)
        _remove(Enterprise, batch)
        _remove(ResidentCard, batch)
        if told.cards or told.tenures or told.fields:
            record(told, yard=yard, actor=actor, subject=yard.id)
        return places.undo_import(actor=actor, yard=yard, number=number)


def _look(batch: places.ImportBatch, filled: list[Filled]) -> None:
    """Refuse where anything of it was touched since."""
    cards = ResidentCard.objects.filter(yard=batch.yard_id, batch=batch)
    tenures = Tenure.objects.filter(yard=batch.yard_id, batch=batch)
    list(cards.select_for_update(of=("self",)).order_by("id").values_list("id"))
    touched = ~Q(written_at=None) | ~Q(account=None) | ~Q(merged_into=None) | ~Q(erased_at=None)
    found: Counter[str] = Counter()
    found[WRITTEN] = cards.filter(touched).count() + sum(_is_touched(one, batch) for one in filled)
    firms = Enterprise.objects.filter(yard=batch.yard_id, batch=batch)
    found[CHANGED] = firms.exclude(written_at=None).count()
    found[ENDED] = tenures.exclude(until=None).count()
    found[FOLDED] = folded_of(batch)
    for model, rows in ((ResidentCard, cards), (Enterprise, firms), (Tenure, tenures)):
        for other, count in places.pointing(model, rows.values("id"), batch).items():
            found[places.words_of_hanging(other)] += count
    if hanging := {words: count for words, count in found.items() if count}:
        raise Refusal("batch-in-use", hanging=hanging)


def _is_touched(one: Filled, batch: places.ImportBatch) -> bool:
    card = one.card
    return card.erased_at is not None or (card.written_at is not None and card.written_at >= batch.at)


def _empty(filled: list[Filled]) -> None:
    """What was written on cards that were here before is empty again."""
    cards = {one.card_id: one.card for one in filled}
    for one in filled:
        writing.put(cards[one.card_id], one.field, "")
    written = stored(ResidentCard, "sealed_phone", "sealed_id_number")
    ResidentCard.objects.bulk_update(list(cards.values()), written, batch_size=SLICE)
    Filled.objects.filter(id__in=[one.id for one in filled]).delete()


def _remove(model: type[Model], batch: places.ImportBatch) -> None:
    """In slices, so that no statement grows with the file."""
    rows = model._default_manager.filter(yard=batch.yard_id, batch=batch)
    ids = list(rows.values_list("id", flat=True))
    for start in range(0, len(ids), SLICE):
        model._default_manager.filter(yard=batch.yard_id, id__in=ids[start : start + SLICE]).delete()
