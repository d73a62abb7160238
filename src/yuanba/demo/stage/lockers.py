"""Parcel lockers that were set up without a word, and the quiet station in their place, with notice and proof."""

from dataclasses import replace
from datetime import datetime, timedelta

from yuanba.demo.stage import crew, ground, wall
from yuanba.demo.stage.requests import Asked, Team, solve
from yuanba.domains.notices import public as notices
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.yards.models import Yard

TEAM = Team("jd-manager", "jd-engineer")
NOISE = Asked(
    "lockers",
    "4/1",
    "4 栋架空层的快递柜就在窗下，早晚开门关门的声音超过 60 分贝，孩子没法做作业。装之前没有人告诉我们。",
    "complaint",
    "hard",
    (95, 3 * 24 * 60),
    answer="社区和物业一起到 1 栋、4 栋现场量过了，确实吵。",
    done="1 栋和 4 栋的快递柜都拆走了。要另设驿站，先贴通知、问过大家再说。",
    measure="三天内拆除，另选不吵人的位置。",
    drawn="parcels",
    joined=(
        "我家二楼，早上六点半就被柜门声吵醒。",
        "孩子晚上要背书，只能关窗。",
        "老人午睡总被吵醒，跟快递员说过没有用。",
        "我也是 4 栋的，同意换个地方。",
        "1 栋那一组一样吵。",
        "取件方便是方便，最好离窗户远一点。",
        "",
    ),
)
QUIET = wall.Said(
    "quiet",
    "4 栋架空层“静音”驿站",
    "A quiet parcel station under block 4",
    "驿站设在 4 栋架空层离窗最远的一侧，装软关门，每天 08:00 到 21:00 取件。七天内可以提出不同意见。",
    "On the side away from the windows, with doors that close softly, 8:00 to 21:00. You may object for seven days.",
    kind="common-parts",
    days=120,
)
OPENED, REMOVED, PLANNED, STARTED = 44, 40, 30, 18  # days ago


def play(yard: Yard, now: datetime) -> None:
    """Both halves, each at its own time."""
    solve(yard, TEAM, NOISE, wall.days_before(now, OPENED, 9), by=crew.actor("jd-liaison-4"))
    for block in ("1", "4"):
        _undone(yard, now, block)
    _quiet(yard, now)


def _undone(yard: Yard, now: datetime, block: str) -> None:
    """What was set up without notice cannot go live: it is refused, and dropped with the reason."""
    manager, point = crew.actor("jd-manager"), ground.place(yard, f"{block}/L{block}")
    said = wall.Said(
        "",
        f"{block} 栋架空层快递柜",
        f"Parcel lockers, open floor of block {block}",
        "物业已放置快递柜一组，事先没有告知住户。",
        "The company has set up lockers; nobody was told before.",
        audience=notices.Audience("places", (f"{yard.path}/{block}",)),
    )
    with clock.at(wall.days_before(now, OPENED - 1)):
        made = wall.plan(yard, manager, point, said, clock.today(), f"lockers-{block}")
    if made.state != notices.states.PLANNED:
        return
    with clock.at(wall.days_before(now, REMOVED)):
        try:
            notices.start_undertaking(actor=manager, yard=yard, undertaking_id=made.id)
        except Refusal as refusal:
            if refusal.code != "not-before-notice":
                raise
        why = "没有先通知，离窗太近，超过 60 分贝：已经拆走。"
        notices.drop_undertaking(actor=manager, yard=yard, undertaking_id=made.id, why=why)


def _quiet(yard: Yard, now: datetime) -> None:
    """The station that came instead: notice to every home of block 4, days to object, proof, then open."""
    manager, point = crew.actor("jd-manager"), ground.place(yard, "4/L4")
    said = replace(QUIET, audience=notices.Audience("places", (f"{yard.path}/4",)))
    with clock.at(wall.days_before(now, PLANNED)):
        made = wall.plan(yard, manager, point, said, clock.today() + timedelta(days=12), "quiet-station")
        notice = wall.say(yard, manager, said, undertaking=made.id)
    with clock.at(wall.days_before(now, PLANNED - 2)):
        wall.prove(yard, crew.actor("jd-butler-4"), notice, ground.homes_at(yard, "4"), "signed")
    if made.state != notices.states.LIVE:
        with clock.at(wall.days_before(now, STARTED)):
            notices.start_undertaking(actor=manager, yard=yard, undertaking_id=made.id)
