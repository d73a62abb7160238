"""The town of the first day: two invented estates, with requests in every state."""

from yuanba.demo import people, story, town
from yuanba.demo.scene import Scene, SignIn
from yuanba.platform.yards.models import Yard

CODE = "JG"


def play() -> None:
    """Map, people, story; a town that is there is left as it is."""
    if not Yard.objects.filter(code=CODE).exists():
        town.build()
        story.play()


_ROLES = {one.username: one.role for one in people.STAFF} | {one.username: one.kind for one in people.RESIDENTS}
SCENE = Scene(
    id="S4.5/jinguiyuan",
    name="金桂苑小区、云栖坊",
    name_en="Jingui Court and Yunqi Lane",
    shows="有事请您说: requests in every state, some late, one not solved; the daily look",
    yard=CODE,
    last="",
    play=play,
    sign_ins=tuple(SignIn(username, role) for username, role in _ROLES.items()),
    look=(("/b/JG/", "the board"), ("/desk/JG/", "the desk"), ("/oversight/", "the daily look")),
)
