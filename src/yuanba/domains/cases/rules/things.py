"""The thing a short sentence speaks of, and what is wrong with it: “the lift is broken” has no words to compare. Pure.

Two sentences are of one matter where they name the same thing and the same trouble, or where one of them only says that
it does not work. Whether they are near each other is decided elsewhere.
"""

from dataclasses import dataclass

_THINGS = (
    "电梯 门禁 对讲 道闸 单元门 大门 防火门 路灯 楼道灯 车库灯 监控 井盖 水管 下水道 化粪池 地漏 水泵 水箱 水压",
    "充电桩 快递柜 垃圾桶 垃圾房 消防栓 消防通道 广场舞 油烟 扶手 外墙 屋顶 顶板 健身器 滑梯 花坛 水池 游泳池 车库",
    "装修 狗 lift elevator gate intercom",
)
_TROUBLES = (
    "异响 噪音 噪声 声音 响 吵 太大声 noise noisy loud",
    "不亮 没亮 灭 黑 dark",
    "停在 卡 不动 困 stuck",
    "漏 渗 滴 积水 leak",
    "堵 占 反水 blocked",
    "关不 打不开 开不 刷 敞着 不灵 识别",
    "臭 味道 异味 气味 smell",
    "脏 垃圾 没打扫 dirty",
    "裂 掉 脱落 松 翘 空鼓 loose",
)
_BROKEN = ("坏 故障 失灵 用不了 不能用 没修 要修 修一下 broken order",)
THINGS = frozenset(word for line in _THINGS for word in line.split())
TROUBLES = tuple(frozenset(line.split()) for line in _TROUBLES)
BROKEN = frozenset(word for line in _BROKEN for word in line.split())


@dataclass(frozen=True)
class Spoken:
    """What a sentence names: things, which troubles, and whether it says that something does not work."""

    things: frozenset[str]
    troubles: frozenset[int]
    broken: bool


def spoken_of(text: str) -> Spoken:
    """What a sentence names, in any case of letters."""
    low = text.lower()
    troubles = frozenset(place for place, words in enumerate(TROUBLES) if _names(low, words))
    return Spoken(frozenset(thing for thing in THINGS if thing in low), troubles, _names(low, BROKEN))


def are_of_one_matter(one: Spoken, other: Spoken) -> bool:
    """Whether both name a thing and what is wrong with it could be the same."""
    if not one.things & other.things:
        return False
    return bool(one.troubles & other.troubles) or any(not said.troubles and said.broken for said in (one, other))


def _names(low: str, words: frozenset[str]) -> bool:
    return any(word in low for word in words)
