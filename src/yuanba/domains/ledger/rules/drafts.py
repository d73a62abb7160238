"""What is to be entered: a day, words, and transfers that are balanced because each takes what it gives."""

import hashlib
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.merkle import canon

register("amount-wrong", 422, "An amount is a whole number above zero.")
register("accounts-same", 422, "What is given must go to another account.")
register("account-unknown", 422, "There is no open account of this code in the book.")
register("units-differ", 422, "The two accounts count in different units.")
register("unit-unbalanced", 422, "What is taken and what is given must be equal in each unit.")
register("reversed-already", 409, "This entry was reversed already.")
register("entry-words-missing", 422, "Please say in a few words what this is.")
register("belongs-later", 422, "What belongs to an earlier day is booked on a later one.")
Key = TypeVar("Key", bound=Hashable)
MOST_LINES = 2_000
MOST = 2**53 - 1


@dataclass(frozen=True)
class Line:
    """`amount` > 0 taken from the account `source` (credited) and given to `target` (debited), by their codes."""

    source: str
    target: str
    amount: int


@dataclass(frozen=True)
class Posting:
    """An amount as accountants write it: debit positive, credit negative."""

    account: str
    amount: int


@dataclass(frozen=True)
class Draft:
    """An entry to be made. `kind` says what made it; `corrects` names an entry of a closed period that this mends.

    `belongs`: the day to which it belongs where that is closed, before the `day` on which it is booked.
    """

    day: date
    words: str
    lines: tuple[Line, ...]
    kind: str = "journal"
    corrects: str = ""
    belongs: date | None = None


def digest(draft: Draft) -> str:
    """The fingerprint of what is entered: the same words twice are the same request."""
    return fingerprint(
        draft.day,
        draft.words,
        draft.kind,
        draft.corrects,
        [(one.source, one.target, one.amount) for one in draft.lines],
        draft.belongs,
    )


def fingerprint(
    day: date,
    words: str,
    kind: str,
    corrects: str,
    lines: Sequence[tuple[str, str, int]],
    belongs: date | None = None,
) -> str:
    """SHA-256 over the canonical JSON of an entry, so that it can be made again from the stored rows."""
    said = {
        "day": day.isoformat(),
        "words": words,
        "kind": kind,
        "corrects": corrects,
        "lines": [list(line) for line in lines],
    } | ({"belongs": belongs.isoformat()} if belongs else {})
    return hashlib.sha256(canon(said)).hexdigest()


def check(draft: Draft, units: Mapping[str, str]) -> None:
    """Refuse as `invalid`, with fields `words`, `lines` and `belongs`, what cannot be entered.

    `units` holds the unit of every open account by its code.
    """
    checks = {"words": "" if draft.words else "entry-words-missing", "lines": _wrong(draft, units)}
    checks["belongs"] = "belongs-later" if draft.belongs and draft.belongs >= draft.day else ""
    wrong = {name: code for name, code in checks.items() if code}
    if wrong:
        raise Refusal("invalid", fields=wrong)


def _wrong(draft: Draft, units: Mapping[str, str]) -> str:
    if not 0 < len(draft.lines) <= MOST_LINES:
        return "amount-wrong"
    return next((code for line in draft.lines if (code := _wrong_line(line, units))), "")


def _wrong_line(line: Line, units: Mapping[str, str]) -> str:
    if isinstance(line.amount, bool) or not isinstance(line.amount, int) or not 0 < line.amount <= MOST:
        return "amount-wrong"
    if line.source == line.target:
        return "accounts-same"
    if line.source not in units or line.target not in units:
        return "account-unknown"
    return "" if units[line.source] == units[line.target] else "units-differ"


def lines_of(postings: Sequence[Posting], units: Mapping[str, str]) -> tuple[Line, ...]:
    """The transfers behind signed postings: in each unit, what is credited is given in order to what is debited.

    Refused: `amount-wrong` for a posting of nothing, `unit-unbalanced`, `account-unknown`.
    """
    if not postings or any(one.amount == 0 or abs(one.amount) > MOST for one in postings):
        raise Refusal("amount-wrong")
    if any(one.account not in units for one in postings):
        raise Refusal("account-unknown")
    found: list[Line] = []
    for unit in dict.fromkeys(units[one.account] for one in postings):
        found += _paired([one for one in postings if units[one.account] == unit])
    return tuple(found)


def _paired(postings: Sequence[Posting]) -> list[Line]:
    if sum(one.amount for one in postings):
        raise Refusal("unit-unbalanced")
    given = [(one.account, one.amount) for one in reversed(postings) if one.amount > 0]
    found: list[Line] = []
    for one in postings:
        left = max(-one.amount, 0)
        while left:
            account, room = given.pop()
            part = min(left, room)
            if account == one.account:
                raise Refusal("accounts-same")
            found.append(Line(one.account, account, part))
            left -= part
            if room > part:
                given.append((account, room - part))
    return found


def net(moved: Iterable[tuple[Key, Key, int]]) -> Counter[Key]:
    """What each account gains or loses by (source, target, amount)."""
    found: Counter[Key] = Counter()
    for source, target, amount in moved:
        found[source] -= amount
        found[target] += amount
    return found


def check_same(known: str, said: str) -> None:
    """Refuse as `conflict` what comes under a key that stands for something else."""
    if known != said:
        raise Refusal("conflict")


def check_reversible(*, was_reversed: bool) -> None:
    """Refuse as `reversed-already`: each entry once; a reversal is an entry like any other."""
    if was_reversed:
        raise Refusal("reversed-already")


def reversed_lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The same amounts, given back."""
    return tuple(Line(one.target, one.source, one.amount) for one in lines)
