"""The accounts of an estate's book, by the codes of the trade."""

CASH_BOX, BANK, CLEARING = "1001", "1002", "1012"
RECEIVABLE, PREPAID = "1122", "2203"
DEPOSITS, PASS_THROUGH, UNCLAIMED, HELD, CARRIED = "2241", "2242", "2243", "2801", "2802"
GOING_BACK = "2245"
PAY, REMUNERATION = "5402", "remuneration"
PUBLIC_SPENT, COMPANY_SHARE = "5403", "2244"
FEES, PUBLIC, PUBLIC_OTHER = "6001", "6051", "6051.OTHER"
BOOK = ("MAIN", "总账", "General ledger")
# Code, names, kind: what the book of an estate begins with.
ACCOUNTS: tuple[tuple[str, str, str, str], ...] = (
    (CASH_BOX, "库存现金", "Cash", "asset"),
    (BANK, "银行存款", "Bank", "asset"),
    (CLEARING, "第三方支付待清算", "Payments being cleared", "asset"),
    (PASS_THROUGH, "代收代付", "Passed on to others", "liability"),
    (UNCLAIMED, "待认领来款", "Received, payer not known yet", "liability"),
    (GOING_BACK, "在途退款", "Refunds on their way", "liability"),
    (HELD, "代管物业服务资金（业主）", "Service funds held for the owners", "liability"),
    (COMPANY_SHARE, "应付企业公共收益分成", "Share of public revenue owed to the company", "liability"),
    (CARRIED, "业主结余", "Surplus carried to the owners", "liability"),
    (PAY, "物业服务酬金", "Remuneration of the company", "expense"),
    (FEES, "物业费收入", "Service fees", "income"),
    (PUBLIC_OTHER, "公共收益其他", "Other public revenue", "income"),
)
# Of a home: the account's code before the point, names, kind.
OF_HOMES: dict[str, tuple[str, str, str]] = {
    RECEIVABLE: ("应收物业费", "Owed by", "asset"),
    PREPAID: ("预收物业费", "Paid in advance by", "liability"),
    DEPOSITS: ("押金", "Deposits of", "liability"),
}


def of_home(code: str, home: str) -> str:
    """The account of one home: `home` is its id without hyphens."""
    return f"{code}.H{home}"


def income(mode: str, *, passed_on: bool = False) -> str:
    """Where a fee goes: under remuneration it is held for the owners, under a lump sum it is the company's."""
    if passed_on:
        return PASS_THROUGH
    return HELD if mode == "remuneration" else FEES


# The nine costs of the State's fee measure, and tax: 5401 and the item, then who or what was paid.
COSTS: dict[str, tuple[str, str]] = {
    "staff": ("人员费用", "Staff"),
    "running": ("共用部位、共用设施设备日常运行和维护费用", "Running and upkeep of common parts"),
    "cleaning": ("清洁卫生费用", "Cleaning"),
    "greening": ("绿化养护费用", "Greenery"),
    "order": ("秩序维护费用", "Keeping order"),
    "office": ("办公费用", "Office"),
    "depreciation": ("固定资产折旧", "Depreciation"),
    "insurance": ("公众责任保险费用", "Insurance"),
    "other": ("业主同意的其他费用", "Others the owners agreed to"),
    "tax": ("税费", "Taxes"),
}
PARTS: dict[str, tuple[str, str]] = {"labour": ("人工", "people"), "material": ("物料能耗", "things and energy")}


# What public revenue is spent for: 5403 and what follows the hyphen; the company's share is owed to it from the day on
# which the money came.
SHARE, USE, TO_FUND, COVER = "public-share", "public-use", "public-fund", "public-cover"
PUBLIC_COSTS: dict[str, tuple[str, str]] = {
    "public-cost": ("公共收益成本", "Costs of public revenue"),
    SHARE: ("公共收益企业分成", "Company's share of public revenue"),
    USE: ("公共收益使用", "Use of public revenue"),
    TO_FUND: ("公共收益转入维修资金", "Public revenue paid to the maintenance fund"),
    COVER: ("公共收益弥补亏损", "Public revenue that covered a deficit"),
}
# What a voucher may say; a deficit is covered by a resolution alone.
PAID_OUT = ("public-cost", SHARE, USE, TO_FUND)
PUBLIC_NAMES: dict[str, tuple[str, str]] = {
    "parking": ("公共收益停车", "Public revenue: parking"),
    "clubs": ("公共收益会所", "Public revenue: clubs"),
    "adverts": ("公共收益广告", "Public revenue: advertising"),
    "sites": ("公共收益场地", "Public revenue: sites"),
    "lockers": ("公共收益快递柜", "Public revenue: parcel lockers"),
    "other": ("公共收益其他", "Other public revenue"),
}


def public_income(kind: str) -> str:
    """The account of what a kind of common parts earns: 6051.PARKING."""
    return f"{PUBLIC}.{kind.upper()}"


def public_spent(item: str) -> str:
    """The account of what public revenue was spent for: 5403.USE."""
    return f"{PUBLIC_SPENT}.{item.removeprefix('public-').upper()}"


def cost(item: str, part: str) -> str:
    """The account of a cost: 5401.CLEANING.LABOUR; the company's pay has its own, and so has its share."""
    if item == REMUNERATION:
        return PAY
    if item == SHARE:
        return COMPANY_SHARE
    if item in PUBLIC_COSTS:
        return public_spent(item)
    return ".".join(one.upper() for one in ("5401", item, part) if one)


def cost_names(item: str, part: str) -> tuple[str, str]:
    """Its names, Chinese and English."""
    (name, name_en), (of, of_en) = (COSTS | PUBLIC_COSTS)[item], PARTS.get(part, ("", ""))
    return (f"{name} · {of}" if of else name), (f"{name_en}: {of_en}" if of_en else name_en)
