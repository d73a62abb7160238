"""The company's pay under remuneration, drawn quarter by quarter: what is due so far, less what was drawn before."""

from collections.abc import Iterable, Mapping
from datetime import date

from yuanba.domains.finance.rules.months import quarter_of
from yuanba.kernel.errors import Refusal, register

register("pay-mode", 422, "Please choose a signed contract under remuneration.")
register("pay-quarter", 422, "Please give the last day of a quarter of this contract that is over.")
register("pay-waits", 409, "A remuneration waits for a second person already. It is decided first.")
register("pay-nothing", 409, "What is due until this day was drawn already.")


def last_over(runs: tuple[date, date], today: date) -> date | None:
    """The last day of the last quarter of a contract that is over, or its own last day; None where there is none."""
    before = date(today.year, (today.month - 1) // 3 * 3 + 1, 1).toordinal() - 1
    last = runs[1] if runs[1] < today else min(runs[1], date.fromordinal(before))
    return last if last >= runs[0] else None


def check_end(day: date, runs: tuple[date, date], today: date) -> None:
    """Refuse as `pay-quarter` what is not the end of a quarter, or of the contract, or is not over."""
    if not (runs[0] <= day <= runs[1] and day < today and day in (quarter_of(day)[1], runs[1])):
        raise Refusal("invalid", fields={"until": "pay-quarter"})


def words_of(day: date) -> str:
    """What the voucher says."""
    first, last = quarter_of(day)
    until = "" if day == last else f"，至 {day:%m-%d}"
    return f"{day.year} 年第 {(first.month + 2) // 3} 季度物业服务酬金{until}（按合同约定，累计结算）"


def moved(costs: Iterable[tuple[str, int]], before: Mapping[str, int]) -> dict[str, int]:
    """What is carried of each account: all there is, less what was carried before; nothing where it is the same."""
    left: dict[str, int] = {code: -fen for code, fen in before.items()}
    for code, fen in costs:
        left[code] = left.get(code, 0) + fen
    return {code: fen for code, fen in sorted(left.items()) if fen}
