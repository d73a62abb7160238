"""What moving an estate means, in persons and words: for the page and the command."""

from dataclasses import dataclass

from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class Meaning:
    """The move, and who holds a post that sees the estate only before or only after."""

    move: places.MovePreview
    losing: list[people.Post]
    gaining: list[people.Post]


def meaning_of(actor: Actor, yard: Yard, to: str) -> Meaning:
    """What it means to move the estate there; refused as absent."""
    move = places.preview_move(actor, yard, to)
    keepers = [one.yard_id for one in move.losing]
    losing = people.posts_over(move.sight.lost) + people.posts_left_behind(yard.path, keepers)
    return Meaning(move, losing, people.posts_over(move.sight.gained))
