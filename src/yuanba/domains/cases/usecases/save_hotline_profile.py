"""How an office reads the hotline's files is kept under a name."""

from collections.abc import Collection, Mapping

from django.db import transaction

from yuanba.domains.cases.events import HotlineProfileSaved
from yuanba.domains.cases.models import HotlineProfile
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.hotline import FIELDS, NEEDED
from yuanba.domains.cases.rules.vocabulary import VISIBILITIES
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("hotline-column", 422, "Please choose the column: without it no row can be taken in.")
register("hotline-column-twice", 422, "This column was chosen for something else already.")
register("hotline-name", 422, "At most 40 characters, please.")
register(
    "hotline-name-taken",
    422,
    "Under this name other columns are kept. Please choose another name, or change the columns on their own page.",
)


def save_hotline_profile(
    *,
    actor: Actor,
    yard: Yard,
    name: str,
    fields: Mapping[str, str],
    heads: Collection[str],
    visibility: str = "",
    anew: bool = False,
) -> HotlineProfile:
    """The profile of that name, written or changed; saying the same again changes nothing.

    `fields` is the head by our name, `heads` are those there are; an empty `visibility` is that of before, at first
    neighbours. `anew` changes no profile that reads other columns. Refused: `invalid`, absent.
    """
    check(actor, "case.hotline", yard)
    called = words(name, "name")
    chosen = _checked(called, {key: head for key, head in fields.items() if head}, heads, visibility)
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        row = HotlineProfile.objects.filter(yard=yard, name=called).first()
        if anew and row is not None and row.fields != chosen:
            raise Refusal("invalid", fields={"name": "hotline-name-taken"})
        visibility = visibility or (row.visibility if row else "neighbours")
        if row is not None and (row.fields, row.visibility) == (chosen, visibility):
            return row
        row = row or HotlineProfile(yard=yard, name=called, version=0)
        row.fields, row.visibility, row.version = chosen, visibility, row.version + 1
        row.saved_at, row.saved_by = clock.now(), actor.name[:60]
        row.save()
        record(HotlineProfileSaved(name=called), yard=yard, actor=actor, subject=row.id)
        return row


def _checked(name: str, fields: dict[str, str], heads: Collection[str], visibility: str) -> dict[str, str]:
    wrong = {key: "hotline-column" for key in NEEDED if not fields.get(key)}
    taken = set[str]()
    for key, head in fields.items():
        if key not in FIELDS or head not in heads:
            wrong[key] = "choice-unknown"
        elif head in taken:
            wrong[key] = "hotline-column-twice"
        taken.add(head)
    if len(name) > 40:
        wrong["name"] = "hotline-name"
    if visibility and visibility not in VISIBILITIES:
        wrong["visibility"] = "choice-unknown"
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return fields
