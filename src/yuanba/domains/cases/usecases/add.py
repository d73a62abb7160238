"""A follower adds own words and pictures, for those who handle the case."""

from uuid import UUID

from yuanba.domains.cases import writing
from yuanba.domains.cases.access import follower_of, new_state
from yuanba.domains.cases.following import at_main
from yuanba.domains.cases.models import Case, Follower
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.vocabulary import OF_NEIGHBOUR
from yuanba.kernel.errors import absent
from yuanba.kernel.ids import uuid7
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def add(
    *, actor: Actor, yard: Yard, follower_id: UUID, text: str, photos: tuple[UUID, ...] = (), key: str = ""
) -> Follower:
    """Written to the case, the main one where it was taken into another. Refused: `invalid`, `conflict`, absent."""
    said = words(text)
    follower = follower_of(actor, yard, follower_id)
    told = f"add:{clean(key)[:48]}" if key else str(uuid7())
    return at_main(actor, yard, follower.case_id, lambda case: _added(actor, case, follower, said, photos, told))


def _added(actor: Actor, case: Case, follower: Follower, said: str, photos: tuple[UUID, ...], key: str) -> Follower:
    follower.refresh_from_db()
    if follower.left_at is not None:
        raise absent()
    if writing.repeated(case, key, "add", said):
        return follower
    new_state(case, "join")
    data = {"photos": writing.add_photos(case, OF_NEIGHBOUR, photos)}
    writing.append(writing.Moving(case, "add", actor, key, text=said, data=data, public=False))
    return follower
