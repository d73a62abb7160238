"""Finding, playing and listing scenes."""

from collections.abc import Iterable, Iterator

from yuanba.demo.people import PASSWORD
from yuanba.demo.scene import Scene
from yuanba.demo.scenes import SCENES
from yuanba.demo.stage.wall import is_said
from yuanba.platform.yards.models import Yard


def called(texts: Iterable[str]) -> list[Scene]:
    """The scenes of these names, in the order of the list; LookupError with the name that is none."""
    wanted = list(texts)
    for text in wanted:
        if not any(scene.is_called(text) for scene in SCENES):
            raise LookupError(text)
    return [scene for scene in SCENES if any(scene.is_called(text) for text in wanted)]


def is_played(scene: Scene) -> bool:
    """Whether the scene was played to its end."""
    yard = Yard.objects.filter(code=scene.yard).first()
    return yard is not None and (not scene.last or is_said(yard, scene.last))


def missing() -> list[Scene]:
    """The scenes still to be played."""
    return [scene for scene in SCENES if not is_played(scene)]


def is_strange() -> bool:
    """Whether there are yards and none of them is the demo's: somebody's own records."""
    codes = set(Yard.objects.values_list("code", flat=True))
    return bool(codes) and codes.isdisjoint(scene.yard for scene in SCENES)


def lines_of(scene: Scene) -> Iterator[str]:
    """What the scene is, and where it was played: where to look, and as whom."""
    played = is_played(scene)
    yield f"{scene.id:<18} {scene.name} ({scene.name_en}){'' if played else ': not played yet'}"
    yield f"  {scene.shows}"
    if played:
        yield "  look at: " + ", ".join(f"{address} ({what})" for address, what in scene.look)
        yield "  sign in: " + ", ".join(f"{one.username} ({one.role})" for one in scene.sign_ins)


def sign_ins(scenes: Iterable[Scene]) -> Iterator[str]:
    """Everybody to sign in as, a line a scene."""
    yield f"Sign in with the password {PASSWORD} as:"
    for scene in scenes:
        yield f"  {scene.name_en} ({scene.id}): " + ", ".join(f"{one.username} {one.role}" for one in scene.sign_ins)
