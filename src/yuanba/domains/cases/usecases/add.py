"""A follower adds own words and pictures, for those who handle the case."""

from uuid import UUID

from yuanba.domains.cases import writing
from yuanba.domains.cases.access import follower_of, new_state
from yuanba.domains.cases.bringing import NOTHING, Beside, bring
from yuanba.domains.cases.following import at_main, together
from yuanba.domains.cases.models import Case, Follower, Step
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.vocabulary import OF_NEIGHBOUR
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


def say_beside(
    actor: Actor, case: Case, follower: Follower, said: str, photos: tuple[UUID, ...], key: str, beside: Beside
) -> None:
    """What somebody who follows a locked case says of it once more; nothing where it was said on joining."""
    new_state(case, "join")
    bring(follower, beside)
    if not (said or photos or beside.sound):
        return
    joined = Step.objects.filter(yard=case.yard, case__in=together(case), client_key__startswith=joining(follower))
    data = {"photos": writing.add_photos(case, OF_NEIGHBOUR, photos)}
    if not joined.filter(text=said, data__photos=data["photos"]).exists():
        writing.append(writing.Moving(case, "add", actor, key, text=said, data=data, public=False))


def joining(follower: Follower) -> str:
    """How the keys of the steps begin with which somebody joined."""
    return f"join:{follower.id.hex}:"
