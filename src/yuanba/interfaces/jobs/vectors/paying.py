"""Examples of payments, what goes back, and figures of a statement."""

from datetime import date
from functools import partial

from yuanba.domains.finance.public import chart, figures, guarding, paying, returning
from yuanba.interfaces.jobs.vectors.comparing import Given, Topic, code_of
from yuanba.kernel.area import parse_square_metres


def _allocation(given: Given) -> paying.Allocation:
    owed = [_owed(one) for one in given["open"]]
    return paying.allocate(owed, given["pay_fen"], given.get("policy", paying.OLDEST_FIRST))


def _owed(given: Given) -> paying.Owed:
    kind = paying.PENALTY if given.get("kind") == "违约金" else paying.PRINCIPAL
    return paying.Owed(given["id"], date.fromisoformat(given["due"]), given["fen"], kind)


def allocate(given: Given) -> Given:
    """Which bills a payment pays."""
    found = _allocation(given)
    return {
        "applied": found.applied,
        "left_open": found.left,
        "prepaid_fen": found.prepaid,
        "postings": [list(one) for one in paying.postings(found, chart.CLEARING)],
    }


def partly_used(given: Given) -> Given:
    """Sold after some months of a payment in advance."""
    return {"refund_fen": returning.unused(given["by_month"], given["consumed_months"])}


def refunds(given: Given) -> Given:
    """No more goes back than was paid."""
    returned, said = 0, []
    for asked in given["refunds"]:
        code = code_of(partial(returning.refund, given["paid_fen"], returned, asked))
        returned += 0 if code else asked
        said.append(code or "ok")
    left = returning.refund(given["paid_fen"], returned, 0)
    return {"first": said[0], "second_error": said[1], "refundable_left_fen": left}


def deposit(given: Given) -> Given:
    """Owed back, less what it stood for."""
    found = returning.deposit(given["receive_fen"], given["deduct_fen"])
    shown = {"return_fen": found.fen, "postings_receive": found.came, "postings_return": found.went}
    return {name: _listed(value) if isinstance(value, list) else value for name, value in shown.items()}


def _listed(postings: list[paying.Posting]) -> list[list[object]]:
    return [[account.replace("OTHER", "other"), fen] for account, fen in postings]


def collection_rate(given: Given) -> Given:
    """For reading."""
    return {"percent": figures.collection_rate(given["received_for_period_fen"], given["billed_fen"])}


def roll(given: Given) -> Given:
    """Opening + income − expense = closing."""
    net, closing = figures.roll(given["opening_fen"], given["income_fen"], given["expense_fen"])
    return {"net_fen": net, "closing_fen": closing}


def guard(given: Given) -> Given:
    """Larger works are no service cost."""
    return {"error": code_of(lambda: guarding.check_service_cost(given["line"]))}


def works(given: Given) -> Given:
    """Larger works, over the homes of a building."""
    areas = [parse_square_metres(one) for one in given["building_areas_m2"]]
    found = guarding.share_works(given["cost_fen"], areas, given["balances_fen"])
    return {"charged_fen": found.charged, "short": [{"i": place, "by": fen} for place, fen in found.short.items()]}


PAYING: dict[str, Topic] = {
    "payment.allocate": allocate,
    "payment.overpay": allocate,
    "refund.partial": partly_used,
    "refund.over": refunds,
    "deposit": deposit,
    "collection_rate": collection_rate,
    "statement.roll": roll,
    "service_cost_guard": guard,
    "maintenance.share": works,
}
