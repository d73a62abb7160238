"""What an estate of a scene spends in a quarter: the usual costs, scaled to it. Firms are invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """A voucher: which cost it is, paid for people or things, how many yuan, for what, to whom."""

    item: str
    part: str
    yuan: int
    words: str
    payee: str


USUAL = (
    Cost("staff", "labour", 2380, "项目人员工资、社保", "项目部工资户"),
    Cost("running", "material", 620, "公共照明、水泵用电", "城东供电营业所"),
    Cost("running", "labour", 410, "电梯、消防设施维保", "迅安机电维保公司"),
    Cost("cleaning", "labour", 960, "保洁服务", "净美保洁服务公司"),
    Cost("cleaning", "material", 82, "保洁用品、垃圾袋", "巷口日用品商行"),
    Cost("greening", "labour", 310, "绿化养护", "青萝园艺服务公司"),
    Cost("order", "labour", 840, "门岗、巡逻", "平安秩序服务公司"),
    Cost("office", "material", 94, "办公用品、通信费", "文汇办公用品店"),
    Cost("depreciation", "material", 60, "洗地机等设备折旧", "项目部资产台账"),
    Cost("insurance", "material", 128, "公众责任险", "安泰财产保险公司"),
    Cost("tax", "", 119, "增值税及附加", "税务局"),
)


def salaries(times: int) -> tuple[Cost, ...]:
    """The staff of the usual costs, month by month: three vouchers in place of one."""
    (staff,) = (one for one in USUAL if one.item == "staff")
    return tuple(
        Cost(staff.item, staff.part, staff.yuan * times // 3, f"{staff.words}（本季第 {n} 个月）", staff.payee)
        for n in "一二三"
    )


def usual(times: int, *more: Cost, without: tuple[str, ...] = ()) -> tuple[Cost, ...]:
    """The usual costs so many times a thousandth of a large estate, and these."""
    scaled = (Cost(one.item, one.part, one.yuan * times, one.words, one.payee) for one in USUAL)
    return (*(one for one in scaled if one.item not in without), *more)
