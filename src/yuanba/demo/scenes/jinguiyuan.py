"""The town of the first day: two invented estates, with requests in every state."""

from yuanba.demo import accounts, fees, people, story, town, transfers
from yuanba.demo.costs import usual
from yuanba.demo.scene import Scene, SignIn
from yuanba.demo.serving import Served
from yuanba.demo.stage import crew, ground, households
from yuanba.demo.stage.names import named
from yuanba.domains.people.public import CardDraft
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

CODE = "JG"
# In block 3 few owners are registered yet: what a bill leaves out says so.
OWNED = ("1", "2", "4")
AGREED = fees.Agreed(
    "暖巷物业服务有限公司",
    "Nuanxiang Property Services",
    "remuneration",
    "160",
    owners="卞听澜",
    signer="邓国平",
    unpaid=14,
    counted="fixed",
    budget={"staff": 76_000, "cleaning": 33_000, "greening": 10_000, "order": 27_000},
)
NOTES = {"staff": "在岗 3 人", "running": "含电梯维保每半月一次", "greening": "春秋两季修剪"}
YEAR = accounts.Year(
    AGREED,
    accounts.Hands("deng", "he"),
    (accounts.Quarter(usual(7), NOTES),),
    percent=400,
    served=Served("deng", "xiang"),
)


def play() -> None:
    """Map, people, story, a quarter of accounts; a town that is there is left as it is."""
    if not Yard.objects.filter(code=CODE).exists():
        town.build()
        story.play()
        _owners(by_code(CODE))
        accounts.play(by_code(CODE), YEAR)
        transfers.play(by_code(CODE), crew.actor("deng"))


def _owners(yard: Yard) -> None:
    """Who owns the homes nobody signs in from: cards with invented names."""
    homes = [one for block in OWNED for one in ground.homes_at(yard, block)]
    taken = households.settled_homes(yard)
    free = [one for one in homes if one.id not in taken]
    households.settle(
        yard,
        [households.Living(one, 1, "owner", CardDraft(named(900 + place)[0])) for place, one in enumerate(free)],
    )


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
    look=(
        ("/b/JG/", "the board"),
        ("/b/JG/statements/", "what a quarter brought and cost, down to the vouchers"),
        ("/desk/JG/", "the desk"),
        ("/desk/JG/grids/", "grid and micro-grids, who looks after them"),
        ("/oversight/", "the daily look"),
    ),
)
