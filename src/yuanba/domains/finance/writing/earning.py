"""How public revenue stands in the book: what came, the company's share of it, and what the owners have left."""

from yuanba.domains.finance.models import RevenueContract, Taking, Voucher
from yuanba.domains.finance.rules import chart
from yuanba.domains.finance.rules.spending import WRITTEN
from yuanba.domains.finance.writing.booking import book_of
from yuanba.domains.finance.writing.receiving import INTO
from yuanba.domains.ledger import public as ledger
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def enter_taking(actor: Actor, contract: RevenueContract, taking: Taking) -> None:
    """Money in against what the common part earned, and what of it is owed to the company; back where it is undone.

    On its day, or where that is closed, on the first after it that is open.
    """
    book, income = book_of(taking.yard, []), chart.public_income(contract.kind)
    name, name_en = chart.PUBLIC_NAMES[contract.kind]
    share, share_en = chart.PUBLIC_COSTS[chart.SHARE]
    spent = chart.public_spent(chart.SHARE)
    new = [ledger.NewAccount(income, name, "income", name_en=name_en)]
    ledger.kept_accounts(book, [*new, ledger.NewAccount(spent, share, "expense", name_en=share_en)])
    parts = ((income, INTO[taking.way], taking.fen), (chart.COMPANY_SHARE, spent, taking.fen - taking.owners))
    lines = [_line(source, target, fen) for source, target, fen in parts if fen]
    words = f"公共收益 {taking.number}：{contract.party} {taking.words}".strip()
    day, belongs = ledger.placed(book, taking.day)
    said = ledger.Draft(day, words[:200], tuple(lines), kind="fees", belongs=belongs)
    ledger.enter_for(actor, book, said, f"revenue:{taking.number}")


def _line(source: str, target: str, fen: int) -> ledger.Line:
    return ledger.Line(source, target, fen) if fen > 0 else ledger.Line(target, source, -fen)


def owners_have(yard: Yard) -> int:
    """What the owners have of public revenue: all that came, less costs, the company's share, and what was used."""
    book = ledger.Book.objects.filter(yard=yard, code=chart.BOOK[0]).first()
    if book is None:
        return 0
    book.yard = yard
    return -sum(sum(ledger.standing(book, start).values()) for start in (chart.PUBLIC, chart.PUBLIC_SPENT))


def company_has(yard: Yard) -> int:
    """What of its share was not paid to the company yet."""
    book = ledger.Book.objects.filter(yard=yard, code=chart.BOOK[0]).first()
    if book is None:
        return 0
    book.yard = yard
    return -sum(ledger.standing(book, chart.COMPANY_SHARE).values())


def check_public(yard: Yard, item: str, fen: int, but: Voucher | None = None) -> None:
    """Refuse to spend more public revenue than there is; the caller holds the till. What waits counts, `but` does not.

    Refused: `revenue-short`, `share-short`.
    """
    if item not in chart.PUBLIC_COSTS:
        return
    is_share = item == chart.SHARE
    items = [chart.SHARE] if is_share else [one for one in chart.PUBLIC_COSTS if one != chart.SHARE]
    waiting = Voucher.objects.filter(yard=yard, item__in=items, state=WRITTEN)
    waiting = waiting.exclude(id=but.id) if but else waiting
    left = (company_has if is_share else owners_have)(yard) - sum(waiting.values_list("fen", flat=True))
    if fen > left:
        raise Refusal("share-short" if is_share else "revenue-short")


def check_back(yard: Yard, owners: int, company: int) -> None:
    """Refuse to take back what was spent since; the caller holds the till. Refused: `revenue-short`, `share-short`."""
    check_public(yard, chart.USE, owners)
    check_public(yard, chart.SHARE, company)
