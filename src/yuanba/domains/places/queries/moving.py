"""What it means to move an estate: who looks on before and after, and what stays behind."""

from dataclasses import dataclass

from yuanba.domains.places.access import division_to_move_to
from yuanba.domains.places.models import Division, Grid, GridMember, Profile
from yuanba.domains.places.rules import path_below
from yuanba.domains.places.rules.moving import Sight, sight
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, anywhere, can
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class MovePreview:
    """An estate, where it lies and where it would; offices that see it only before or only after, and their grids."""

    estate: Profile
    to: Division
    path: str
    sight: Sight
    losing: list[Profile]
    gaining: list[Profile]
    grids: list[Grid]

    @property
    def is_there(self) -> bool:
        """Whether it lies there already."""
        return self.estate.yard.path == self.path


def estate_to_look_at(actor: Actor, yard: Yard) -> Profile:
    """The estate with its division, for who may move it; refused as absent."""
    if yard.kind != Yard.Kind.ESTATE or not anywhere(actor, "place.move") or not can(actor, "place.move", yard):
        raise absent()
    return Profile.objects.select_related("division", "yard").get(yard=yard)


def preview_move(actor: Actor, yard: Yard, to: str) -> MovePreview:
    """What moving it there means; refused as absent, as the move itself would be."""
    division = division_to_move_to(actor, yard, to)
    estate = Profile.objects.select_related("division", "yard").get(yard=yard)
    path = path_below(division.path, yard.code)
    seen = sight(yard.path, path)
    losing, gaining = (_offices(paths) for paths in (seen.lost, seen.gained))
    left = GridMember.objects.filter(path__under=yard.path, yard__in=[one.yard_id for one in losing])
    grids = Grid.objects.filter(id__in=left.values("grid_id")).order_by("code")
    return MovePreview(estate, division, path, seen, losing, gaining, list(grids))


def _offices(divisions: tuple[str, ...]) -> list[Profile]:
    rows = Profile.objects.filter(division__path__in=divisions).exclude(yard__kind__in=Yard.NO_OFFICE)
    return list(rows.select_related("yard").order_by("yard__path"))
