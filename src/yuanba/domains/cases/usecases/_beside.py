"""What somebody says of a case once more, beside what was said on joining."""

from uuid import UUID

from yuanba.domains.cases import writing
from yuanba.domains.cases.access import new_state
from yuanba.domains.cases.bringing import Beside, bring
from yuanba.domains.cases.following import together
from yuanba.domains.cases.models import Case, Follower, Step
from yuanba.domains.cases.rules.vocabulary import OF_NEIGHBOUR
from yuanba.platform.access.public import Actor


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
