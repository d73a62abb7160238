"""Money is an integer number of fen. No float touches it."""

import math
import re
from collections.abc import Sequence
from fractions import Fraction

_YUAN = re.compile(r"(?:[¥￥]\s*)?(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?")
_DECIMAL = re.compile(r"(\d{1,9})(?:\.(\d{1,9}))?")
_DIGITS = "零壹贰叁肆伍陆柒捌玖"


def parse_yuan(text: str) -> int:
    """'1,234.5' → 123450 fen; ValueError for anything that is not an amount with at most two decimals."""
    match = _YUAN.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"not an amount: {text!r}")
    sign, whole, part = match.groups()
    fen = int(whole.replace(",", "")) * 100 + int((part or "0").ljust(2, "0"))
    return -fen if sign else fen


def format_yuan(fen: int) -> str:
    """123450 → '1,234.50'."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


def round_half_up(numerator: int, denominator: int) -> int:
    """The quotient rounded to the nearest integer, halves away from zero; denominator > 0."""
    if denominator <= 0:
        raise ValueError("the denominator must be positive")
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))


def split_largest_remainder(total: int, weights: Sequence[int]) -> list[int]:
    """Parts in proportion to weights ≥ 0 that sum to `total` exactly; ties go to the earlier part."""
    whole = sum(weights)
    if total < 0 or whole <= 0 or min(weights) < 0:
        raise ValueError("nothing to share by")
    parts = [total * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts


def half_up(value: Fraction) -> int:
    """A fraction rounded to the nearest integer, halves away from zero."""
    return round_half_up(value.numerator, value.denominator)


def parse_decimal(text: str, places: int = 4) -> Fraction:
    """'1.98' → 99/50, exactly; ValueError for anything that is not a number ≥ 0 of at most nine digits before the
    point and `places` after it."""
    match = _DECIMAL.fullmatch(text.strip())
    if match is None or len(match.group(2) or "") > places:
        raise ValueError(f"not a number: {text!r}")
    return Fraction(f"{match.group(1)}.{match.group(2) or 0}")


def format_decimal(value: Fraction) -> str:
    """99/50 → '1.98', 2 → '2': as many of at most eight places as it needs."""
    scaled = half_up(value * 10**8)
    text = f"{scaled // 10**8}.{scaled % 10**8:08d}".rstrip("0")
    return text.rstrip(".")


def split_by_fractions(total: int, weights: Sequence[Fraction]) -> list[int]:
    """`split_largest_remainder` by weights that are fractions."""
    common = math.lcm(*(one.denominator for one in weights)) if weights else 1
    return split_largest_remainder(total, [int(one * common) for one in weights])


def capital_yuan(fen: int) -> str:
    """The amount as it stands on a receipt, so that nobody adds a figure: 17747 → 壹佰柒拾柒元肆角柒分."""
    sign, yuan, part = "负" if fen < 0 else "", abs(fen) // 100, abs(fen) % 100
    whole = f"{_capital(yuan)}元" if yuan else ""
    if not part:
        return f"{sign}{whole or '零元'}整"
    jiao, last = divmod(part, 10)
    said = f"{_DIGITS[jiao]}角" if jiao else ("零" if yuan else "")
    return f"{sign}{whole}{said}{_DIGITS[last] + '分' if last else '整'}"


def _capital(number: int) -> str:
    """A number above zero; 亿 over 万 over four figures, a gap between them is one 零."""
    for unit, name in ((10**8, "亿"), (10**4, "万")):
        upper, rest = divmod(number, unit)
        if upper:
            gap = "零" if 0 < rest < unit // 10 else ""
            return f"{_capital(upper)}{name}{gap}{_capital(rest) if rest else ''}"
    said = ""
    for place, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit = number // place % 10
        if digit:
            said += _DIGITS[digit] + name
        elif said and not said.endswith("零") and number % place:
            said += "零"
    return said
