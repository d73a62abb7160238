"""Merges of before folding left the same tenure twice on one card: one now, and two again when the cards part.

What one of the two was ended on after the merge ended both: moving out by one had left the other.
"""

from datetime import date
from uuid import UUID

from django.db import migrations

WORDS = ("id", "card_id", "home_id", "kind", "since", "until", "part", "whole", "stands_for_id", "batch_id")
CHANGED = ("since", "until", "part", "whole")


def fold(apps, schema_editor):
    """Each merge that stands and says nothing of folding, in the order they were made."""
    alias = schema_editor.connection.alias
    merges = apps.get_model("people", "Merge").objects.using(alias)
    for merge in merges.filter(undone_at=None).order_by("at", "id"):
        if "folded" in merge.moved:
            continue
        told = list(_folds(apps, alias, merge))
        gone = {row["id"] for one in told for row in one["rows"]}
        stays = [one for one in merge.moved["tenures"] if one not in gone]
        merges.filter(yard_id=merge.yard_id, id=merge.id).update(moved=merge.moved | {"folded": told, "tenures": stays})


def _folds(apps, alias, merge):
    """What becomes one; of what the kept card has: its own, and what merges before this one brought."""
    brought = set(map(UUID, merge.moved["tenures"]))
    every = [row for row in _rows(apps, alias, merge) if row.card_id is not None]
    gone = set()
    for stays in every:
        if stays.id in gone or stays.id in brought:
            continue
        same = _same(stays, [row for row in every if row.id not in gone])
        if any(row.id in brought for row in same):
            yield _folded(apps, alias, merge, stays, same)
            gone |= {row.id for row in same}


def _rows(apps, alias, merge):
    """Tenures of the card that holds them today, without those that later merges brought to it."""
    cards, merges = (apps.get_model("people", name).objects.using(alias) for name in ("ResidentCard", "Merge"))
    standing = merges.filter(yard_id=merge.yard_id, undone_at=None)
    later = [one for one in standing.filter(kept_id=merge.kept_id) if (one.at, one.id) > (merge.at, merge.id)]
    without = {UUID(one) for other in later for one in other.moved["tenures"]}
    top, above = merge.kept_id, standing.filter(double_id=merge.kept_id).first()
    while card := cards.filter(yard_id=merge.yard_id, id=top).exclude(merged_into=None).first():
        top = card.merged_into_id
    rows = apps.get_model("people", "Tenure").objects.using(alias).filter(yard_id=merge.yard_id, card_id=top)
    if above is not None:
        rows = rows.filter(id__in=above.moved["tenures"])
    return rows.exclude(id__in=without).order_by("since", "id")


def _same(stays, every):
    found, left = [stays], [row for row in every if row.id != stays.id and _alike(row, stays)]
    while more := [row for row in left if any(_overlap(row, one) for one in found)]:
        found += more
        left = [row for row in left if row not in more]
    return found[1:]


def _alike(row, other):
    same = (row.home_id, row.kind, row.stands_for_id) == (other.home_id, other.kind, other.stands_for_id)
    shared = row.part is None or other.part is None or row.part * other.whole == other.part * row.whole
    return same and shared


def _overlap(row, other):
    first = max(row.since, other.since)
    return all(one.until is None or first <= one.until for one in (row, other))


def _folded(apps, alias, merge, stays, same):
    ids = [row.id for row in same]
    speaking = apps.get_model("people", "Representative").objects.using(alias)
    speaking = speaking.filter(yard_id=merge.yard_id, tenure_id__in=ids)
    speaks = {str(row.id): str(row.tenure_id) for row in speaking.order_by("id")}
    brought = set(merge.moved["tenures"])
    rows = [_plain(row, WORDS) for row in same]
    rows = [row | {"card_id": str(merge.double_id)} if row["id"] in brought else row for row in rows]
    told = {"into": str(stays.id), "before": _plain(stays, CHANGED), "rows": rows, "speaks": speaks}
    speaking.update(tenure_id=stays.id)
    after = _whole(stays, same, _ended(apps, alias, merge, [stays, *same]))
    tenures = apps.get_model("people", "Tenure").objects.using(alias).filter(yard_id=merge.yard_id)
    tenures.filter(id=stays.id).update(**after)
    tenures.filter(id__in=ids).delete()
    return told | {"after": {field: _said(value) for field, value in after.items()}}


def _ended(apps, alias, merge, rows):
    """On which day somebody moved out by one of them after the merge."""
    events = apps.get_model("events", "Event").objects.using(alias).filter(yard_id=merge.yard_id, at__gt=merge.at)
    named = events.filter(name="people.moved_out", subject__in=[row.id for row in rows])
    ended = set(named.values_list("subject", flat=True))
    return max((row.until for row in rows if row.id in ended and row.until), default=None)


def _whole(stays, same, ended):
    """The days of all, up to the one on which somebody moved out; the share that is stated."""
    every = [stays, *same]
    until = None if any(row.until is None for row in every) else max(row.until for row in every)
    stated = next((row for row in every if row.part is not None), stays)
    since = min(row.since for row in every)
    return {"since": since, "until": ended or until, "part": stated.part, "whole": stated.whole}


def _plain(row, fields):
    return {field: _said(getattr(row, field)) for field in fields}


def _said(value):
    return str(value) if isinstance(value, UUID | date) else value


class Migration(migrations.Migration):
    dependencies = [("people", "0028_days_of_posts"), ("events", "0001_initial")]

    operations = [migrations.RunPython(fold, migrations.RunPython.noop)]
