"""Keeping the sums: one case after another as things happen, or a whole yard anew."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Sum

from yuanba.domains.cases.models import Case, Rollup, Tally
from yuanba.domains.cases.rules.tallies import KEYS, MEASURES, NONE, Counted, building_of
from yuanba.kernel import clock
from yuanba.platform.yards.models import Yard

Sums = tuple[int, ...]
Key = tuple[Any, ...]
CHUNK = 500
_NEEDED = (
    "id",
    "reported_at",
    "path",
    "kind",
    "level",
    "unit_id",
    "assignee",
    "policy_number",
    "company",
    "visibility",
    "main_id",
    "answered_at",
    "answer_due",
    "resolved_at",
    "close_due",
    "outcome",
    "rating",
)


@dataclass(frozen=True)
class Recount:
    """How many cases were counted, and what was not as it should be, in words."""

    cases: int
    differed: tuple[str, ...]


def tally(yard: Yard, case_id: UUID) -> None:
    """Bring the sums up to one case, in the caller's transaction: what it adds now, less what it added before."""
    rows = Case.objects.select_for_update(no_key=True).filter(yard=yard, id=case_id)
    found = rows.values(*_NEEDED).first()
    if found is None:
        return
    now = _counted(yard, found)
    had = Tally.objects.filter(yard=yard, case_id=case_id).first()
    before = (_key_of(had), _sum_of(had)) if had else None
    after = (now.key, now.measures)
    if before == after:
        return
    if before is not None:
        _add(yard, before[0], tuple(-n for n in before[1]))
    _add(yard, *after)
    tallied = had or Tally(yard=yard, case_id=case_id)
    _fill(tallied, *after)
    tallied.save()


def recount(yard: Yard) -> Recount:
    """Count every case of a yard anew and set right what differs; says what it was.

    Reactions may run beside it: each case is held while it is counted, the sums while they are set.
    """
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        cases, differed = 0, list[str]()
        rows = Case.objects.select_for_update(no_key=True).filter(yard=yard).order_by("id").values(*_NEEDED)
        for chunk in _chunks(rows.iterator(CHUNK)):
            cases += len(chunk)
            differed += _recounted(yard, chunk)
        differed += _set_right(yard)
    return Recount(cases, tuple(differed))


def _recounted(yard: Yard, rows: list[Any]) -> list[str]:
    """One chunk of held cases: their tallies are written where they differ."""
    differed, new, changed = list[str](), list[Tally](), list[Tally]()
    had = {one.case_id: one for one in Tally.objects.filter(yard=yard, case__in=[row["id"] for row in rows])}
    for row in rows:
        now = _counted(yard, row)
        one = had.get(row["id"])
        if one is not None and (_key_of(one), _sum_of(one)) == (now.key, now.measures):
            continue
        (changed if one is not None else new).append(one := one or Tally(yard=yard, case_id=row["id"]))
        differed.append(f"case {row['id']}")
        _fill(one, now.key, now.measures)
    Tally.objects.bulk_create(new)
    Tally.objects.bulk_update(changed, [*KEYS, *MEASURES])
    return differed


def _set_right(yard: Yard) -> list[str]:
    """Make the stored sums those of the tallies; says which were not. They are held before the tallies are added up."""
    differed, stored = [], list(Rollup.objects.select_for_update(no_key=True).filter(yard=yard).order_by("id"))
    added = Tally.objects.filter(yard=yard).order_by().values_list(*KEYS).annotate(*map(Sum, MEASURES))
    sums = {row[: len(KEYS)]: row[len(KEYS) :] for row in added if any(row[len(KEYS) :])}
    for one in stored:
        should = sums.pop(_key_of(one), NONE)
        if _sum_of(one) != should:
            differed.append(f"sum {one.month:%Y-%m} {one.path} {one.kind} {one.level}: {_sum_of(one)} is {should}")
            _fill(one, _key_of(one), should)
            one.save()
    for key, should in sums.items():
        differed.append(f"sum {key[0]:%Y-%m} {key[1]} {key[2]} {key[3]}: missing, is {should}")
        missing = Rollup(yard=yard)
        _fill(missing, key, should)
        missing.save()
    return differed


def _chunks(rows: Iterable[Any]) -> Iterator[list[Any]]:
    held: list[Any] = []
    for row in rows:
        held.append(row)
        if len(held) == CHUNK:
            yield held
            held = []
    if held:
        yield held


def _counted(yard: Yard, row: dict[str, Any]) -> Counted:
    return Counted(
        reported=clock.aware(row["reported_at"]).date(),
        building=building_of(yard.path, row["path"]),
        kind=row["kind"],
        level=row["level"],
        unit=str(row["unit_id"] or ""),
        assignee=str(row["assignee"] or ""),
        policy=row["policy_number"],
        company=row["company"],
        is_public=row["visibility"] == "neighbours" and row["main_id"] is None,
        **{name: row[name] for name in ("answered_at", "answer_due", "resolved_at", "close_due", "outcome", "rating")},
    )


def _key_of(row: Tally | Rollup) -> Key:
    return tuple(getattr(row, name) for name in KEYS)


def _sum_of(row: Tally | Rollup) -> Sums:
    return tuple(getattr(row, name) for name in MEASURES)


def _fill(row: Tally | Rollup, key: Key, measures: Sums) -> None:
    for name, value in (*zip(KEYS, key, strict=True), *zip(MEASURES, measures, strict=True)):
        setattr(row, name, value)


def _add(yard: Yard, key: Key, measures: Sums) -> None:
    """Add to the row of a key; made where it is missing, also when two want to make it at once."""
    if not any(measures):
        return
    rows = Rollup.objects.filter(yard=yard, **dict(zip(KEYS, key, strict=True)))
    more = {name: F(name) + n for name, n in zip(MEASURES, measures, strict=True) if n}
    if rows.update(**more):
        return
    made = Rollup(yard=yard)
    _fill(made, key, measures)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        rows.update(**more)
