"""A follower adds own words and pictures, for those who handle the case."""

from uuid import UUID

from yuanba.domains.cases import writing
from yuanba.domains.cases.access import follower_of
from yuanba.domains.cases.bringing import NOTHING, Beside
from yuanba.domains.cases.following import at_main
from yuanba.domains.cases.models import Case, Follower
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.usecases._beside import say_beside
from yuanba.kernel.errors import absent
from yuanba.kernel.ids import uuid7
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def add(
    *,
    actor: Actor,
    yard: Yard,
    follower_id: UUID,
    text: str = "",
    photos: tuple[UUID, ...] = (),
    key: str = "",
    beside: Beside = NOTHING,
) -> Follower:
    """Written to the case, the main one where it was taken into another. Pictures and a voice need no words.

    Refused: `invalid`, `conflict`, absent.
    """
    said = "" if (photos or beside.sound) and not clean(text) else words(text)
    follower = follower_of(actor, yard, follower_id)
    told = f"add:{clean(key)[:48]}" if key else str(uuid7())
    return at_main(
        actor, yard, follower.case_id, lambda case: _added(actor, case, follower, said, photos, told, beside)
    )


def _added(
    actor: Actor, case: Case, follower: Follower, said: str, photos: tuple[UUID, ...], key: str, beside: Beside
) -> Follower:
    follower.refresh_from_db()
    if follower.left_at is not None:
        raise absent()
    if not writing.repeated(case, key, "add", said):
        say_beside(actor, case, follower, said, photos, key, beside)
    return follower
