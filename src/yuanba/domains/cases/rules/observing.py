"""What observers and building heads report with two taps: the sentence, and how the case is sorted by it."""

from dataclasses import dataclass

from yuanba.kernel.text import gettext_noop as _


@dataclass(frozen=True)
class Preset:
    """One big button: its words, its sign, and the text, kind and level of the case it makes."""

    title: str
    icon: str
    text: str
    kind: str
    level: str = "ordinary"


PRESETS: dict[str, Preset] = {
    "clutter": Preset(_("Clutter in the stairwell"), "home", "楼道里堆了杂物，挡了路。", "hazard"),
    "light": Preset(_("Light broken"), "sun", "楼道灯不亮。", "repair"),
    "bicycles": Preset(_("Bicycles in the way"), "pin", "自行车、电动车乱停，挡了路。", "complaint"),
    "water": Preset(_("Standing water"), "info", "地面有积水。", "hazard"),
    "throwing": Preset(_("Things thrown from above"), "warn", "有人从楼上往下扔东西。", "hazard", "middling"),
    "elder": Preset(_("An elder not seen for days"), "users", "有老人好几天没见到了，请去看看。", "hazard", "middling"),
    "door": Preset(_("Unit door or lift"), "lock", "单元门或电梯有问题。", "repair"),
    "fire-lane": Preset(_("Fire lane blocked"), "shield", "消防通道被占了。", "hazard", "middling"),
}
