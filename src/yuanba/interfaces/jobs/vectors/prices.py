"""Examples of fees, shares, late fees, parking and what closes a period."""

from datetime import date
from fractions import Fraction

from yuanba.domains.contracts.public import fees, late, modes, parking, sharing
from yuanba.interfaces.jobs.vectors.comparing import Given, Topic
from yuanba.kernel.area import parse_square_metres
from yuanba.kernel.money import parse_decimal


def monthly(given: Given) -> Given:
    """Area × price of one month."""
    return {"fen": fees.months(_area(given), parse_decimal(given["price_yuan_m2_month"]), 1)[0]}


def quarter(given: Given) -> Given:
    """Months rounded one by one, or the span as a whole."""
    once = given["policy"] == "period_round"
    parts = fees.months(_area(given), parse_decimal(given["price_yuan_m2_month"]), given["months"], once=once)
    return {"fen": sum(parts), "months_fen": parts}


def vacant(given: Given) -> Given:
    """Nobody lives there."""
    return {"fen": fees.vacant(given["monthly_fen"], parse_decimal(given["ratio"]))}


def prepaid(given: Given) -> Given:
    """Paid for a year in advance."""
    count, discount = given["months"], parse_decimal(given["discount"])
    payable, parts = fees.prepaid(given["monthly_fen"], count, discount)
    gross, _ = fees.prepaid(given["monthly_fen"], count, Fraction(1))
    return {"gross_fen": gross, "payable_fen": payable, "recognised_by_month": parts}


def mixed(given: Given) -> Given:
    """Several prices on one bill; what is passed through is no income."""
    lines = [(_line(one), one.get("pass_through", False)) for one in given["lines"]]
    passed = sum(fen for fen, through in lines if through)
    total = sum(fen for fen, _ in lines)
    return {"total_fen": total, "income_fen": total - passed, "pass_through_fen": passed}


def _line(given: Given) -> int:
    if "price" in given:
        return fees.months(_area(given), parse_decimal(given["price"]), 1)[0]
    return int(given["fen"]) * int(given.get("count", 1))


def _area(given: Given) -> int:
    return parse_square_metres(given["area_m2"])


def equal(given: Given) -> Given:
    """The same for each home."""
    parts = sharing.by_households(given["total_fen"], given["households"])
    return {"first50_fen": max(parts[:50]), "last50_fen": min(parts[-50:]), "sum_fen": sum(parts)}


def by_floor(given: Given) -> Given:
    """A lift's power by bands of floors."""
    pairs = (tuple(map(int, band.split("-"))) for band in given["coefficient"])
    bands = {(low, high): parse_decimal(given["coefficient"][f"{low}-{high}"]) for low, high in pairs}
    return {"fen": sharing.by_floor(given["total_fen"], given["floors"], bands)}


def with_vacant(given: Given) -> Given:
    """Homes where nobody lives count for less."""
    count = given["occupied"]
    lived_in = [True] * count + [False] * given["vacant"]
    parts = sharing.with_vacant(given["total_fen"], lived_in, parse_decimal(given["vacant_weight"]))
    sides = {"occupied": parts[:count], "vacant": parts[count:]}
    found = {f"{name}_{edge.__name__}_fen": edge(some) for name, some in sides.items() for edge in (min, max)}
    return found | {"sum_fen": sum(parts)}


def late_fee(given: Given) -> Given:
    """With a clause, with a cap, without one."""
    if given["daily_rate"] is None:
        return {"fen": late.late_fee(given["principal_fen"], None, given["days"])}
    daily = parse_decimal(given["daily_rate"])
    plain = late.late_fee(given["principal_fen"], late.Clause(daily), given["days"])
    if "cap_ratio" not in given:
        return {"fen": plain}
    capped = late.Clause(daily, parse_decimal(given["cap_ratio"]))
    return {"fen": late.late_fee(given["principal_fen"], capped, given["days"]), "uncapped_fen": plain}


def visitor(given: Given) -> Given:
    """Parking by the hour."""
    rule = given["rule"]
    hourly = parking.Hourly(
        rule["free_min"], rule["per_started_hour_fen"], rule["cap_24h_fen"], rule["free_only_first_day"]
    )
    return {"fen": parking.hourly(given["minutes"], hourly)}


def first_month(given: Given) -> Given:
    """A space let in the middle of a month."""
    days, whole, fen = parking.first_month(given["monthly_fen"], date.fromisoformat(given["start"]))
    return {"days": days, "of": whole, "fen": fen}


def split(given: Given) -> Given:
    """A space on common ground."""
    owners, cost = parking.split(given["gross_fen"], parse_decimal(given["owners_ratio"]))
    return {"owners_fen": owners, "management_cost_fen": cost}


def _pay(given: Given) -> modes.Pay:
    return modes.Pay(parse_decimal(given.get("ratio", "0")), given.get("fixed_fen", 0))


def remuneration(given: Given) -> Given:
    """A period under remuneration; what is missing is the owners' to decide."""
    funds, spent = given["prepaid_service_funds_fen"], given["expenditure_fen"]
    closed = modes.close_remuneration(funds, spent, given["opening_owner_surplus_fen"], _pay(given))
    return {
        "remuneration_fen": closed.remuneration,
        "surplus_fen": closed.surplus,
        "closing_owner_surplus_fen": closed.carried,
        "owners_to_cover_fen": closed.to_cover,
    }


def base(given: Given) -> Given:
    """Other income counts where the assembly consented."""
    funds, other = given["prepaid_service_funds_fen"], given["other_owner_income_fen"]
    return {"remuneration_fen": _pay(given).of(modes.base(funds, other, consent=given["assembly_consent"]))}


def quarters(given: Given) -> Given:
    """Four quarters are the year."""
    ratio, received = parse_decimal(given["ratio"]), given["quarter_receipts_fen"]
    parts = modes.true_up(received, ratio)
    whole = modes.Pay(ratio).of(sum(received))
    return {"quarter_fen": parts, "year_fen": whole, "equals_year_ratio": sum(parts) == whole}


def lump_sum(given: Given) -> Given:
    """Gain or loss is the company's."""
    closed = modes.close_lump_sum(given["fee_income_fen"], given["cost_fen"])
    return {"company_result_fen": closed.company, "owner_surplus_fen": closed.carried}


def accrual(given: Given) -> Given:
    """The base named in the contract."""
    billed, received = given["billed_fen"], given["received_fen"]
    drawn = _pay(given).of({"received": received, "billed": billed}[given["base"]])
    return {"remuneration_fen": drawn, "receivable_fen": billed - received}


PRICES: dict[str, Topic] = {
    "fee.monthly": monthly,
    "fee.quarter": quarter,
    "fee.vacant": vacant,
    "fee.prepay_discount": prepaid,
    "fee.mixed_tariff": mixed,
    "share.equal": equal,
    "share.floor_coefficient": by_floor,
    "share.vacant70": with_vacant,
    "late_fee": late_fee,
    "parking.temp": visitor,
    "parking.month_prorata": first_month,
    "parking.split": split,
    "remuneration.ratio": remuneration,
    "remuneration.fixed": remuneration,
    "remuneration.deficit": remuneration,
    "remuneration.base": base,
    "remuneration.quarters": quarters,
    "lump_sum": lump_sum,
    "accrual_vs_cash": accrual,
}
