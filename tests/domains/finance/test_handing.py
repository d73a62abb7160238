"""Another company follows: the new contract opens with what stood in the book; what the old one held, it owes."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import contracts, fees, spending
from tests.factories import statements as make
from tests.support.unchanged import everything, refused
from yuanba.domains.contracts import public as agreements
from yuanba.domains.finance import public as finance
from yuanba.domains.finance.rules import handing as rules
from yuanba.domains.ledger import public as ledger
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event

FIRST, LAST = date(2026, 7, 1), date(2026, 6, 30)
IN_JULY = clock.now().replace(2026, 7, 10)
KEPT = ("1122.H1", "2203.H1", "2241.H2", "2242", "2801", "2802", "6051.CLUBS", "5403.USE", "1221.C9")
CODES = ("1001", "1002", "1012", "2244", "5401.TAX", "5402", "6001", *KEPT)
SUMS = st.tuples(*[st.integers(-(10**9), 10**9)] * len(CODES))


@given(SUMS, st.sampled_from(("remuneration", "lump-sum")))
def test_nothing_but_what_the_company_holds_moves_and_what_it_owes_is_its_sum(sums, mode):
    balances = dict(zip(CODES, sums, strict=True))
    gone = rules.leaving(balances, mode)
    after = {code: 0 if code in gone else fen for code, fen in balances.items()}
    assert sum(after.values()) + sum(gone.values()) == sum(balances.values())
    own = [code for code in after if code[:2] == "10" or code == "2244"]
    own += [] if mode == "remuneration" else [code for code in after if code in ("5401.TAX", "5402", "6001")]
    assert all(after[code] == 0 for code in own)
    assert all(after[code] == balances[code] for code in balances.keys() - set(own))
    assert sum(rules.summed(balances).values()) == sum(balances.values())


def test_a_sum_that_differs_has_a_reason_and_one_that_does_not_is_left_out():
    said = rules.Agreed(FIRST, "甲", "乙", "丙", "x", {"money": 5, "arrears": 7})
    figures = {"money": 5, "arrears": 6}
    with pytest.raises(Refusal) as found:
        rules.checked(said, LAST, FIRST, figures)
    assert found.value.fields == {"why": "handing-why"}
    with pytest.raises(Refusal) as found:
        rules.checked(replace(said, on=LAST, owners="", why="y", differs={"x": 1}), LAST, FIRST, figures)
    assert found.value.fields == {"owners": "handing-signer", "on": "handing-day", "sum_x": "handing-sum"}
    assert rules.checked(replace(said, why=" 有争议 "), LAST, FIRST, figures).differs == {"arrears": 7}


def followed(town):
    """Another company's contract of July."""
    new = contracts.drafted(town.yard, since=FIRST, company="云栖物业")
    said = {"signing": contracts.signing(), "seen": new.seen, "why": "到期", "saldos": {}}
    number = town.fees.contract.number
    return agreements.succeed_contract(actor=SYSTEM, yard=town.yard, number=number, by=new.number, **said).number


def agreed(town, number, **more):
    """As the book says."""
    seen = finance.handing.handing_over(SYSTEM, town.yard, number).seen
    return finance.handing.Agreed(
        **{"on": FIRST, "owners": "甲", "former": "乙", "following": "丙", "seen": seen} | more
    )


def hand(town, number, said):
    return finance.handing.hand_over_book(actor=SYSTEM, yard=town.yard, number=number, agreed=said)


def book(town, until=None):
    (found,) = ledger.Book.objects.filter(yard=town.yard)
    return {code: fen for code, fen in ledger.trial_balance(found, until).get("CNY", {}).items() if fen}


@pytest.fixture(params=["remuneration", "lump-sum"])
def town(request, db):
    pay = agreements.Pay(fixed=1000) if request.param == "remuneration" else agreements.Pay()
    found = make.quarter(terms=replace(contracts.TERMS, mode=request.param, pay=pay))
    with clock.at(IN_JULY):
        yield found


def test_new_opening_is_old_closing_by_account_and_home_and_the_money_is_owed_until_it_comes(town):
    number, old = followed(town), book(town, LAST)
    said = agreed(town, number)
    made = hand(town, number, said)
    mode = finance.handing.handing_over(SYSTEM, town.yard, number).mode
    gone, new = rules.leaving(old, mode), book(town, FIRST)
    owed = rules.owed_by(town.fees.contract.number)
    assert {code for code in old if code.startswith("10")} <= gone.keys()
    assert new == {code: fen for code, fen in old.items() if code not in gone} | {owed: sum(gone.values())}
    assert ("6001" in new, made.owed, fees.faults(town.fees)) == (False, sum(gone.values()), {})
    before = everything()
    assert hand(town, number, said) == made
    with refused("conflict"):
        hand(town, number, replace(said, owners="别人"))
    assert everything() == before
    take = {"actor": SYSTEM, "yard": town.yard, "number": number}
    with refused("invalid", fen="handing-came"):
        finance.handing.take_handed_money(**take, fen=made.owed + 1, client_key="a")
    for _ in range(2):
        finance.handing.take_handed_money(**take, fen=made.owed, client_key="a")
    assert fees.stands(town.fees, owed, "1002") == [0, made.owed]
    assert Event.objects.filter(name__in=("handover.agreed", "handover.paid")).count() == 2
    assert finance.handing.handing_over(SYSTEM, town.yard, number, "arrears").accounts.rows


def test_what_is_undecided_or_changed_since_is_decided_first(town):
    number = followed(town)
    said = agreed(town, number)
    waits = spending.voucher(SYSTEM, town.yard, 100, day=LAST)
    with refused("handing-vouchers"):
        hand(town, number, said)
    finance.refuse_voucher(actor=SYSTEM, yard=town.yard, voucher=waits.number, why="不是我们的")
    with refused("handing-stale"):
        hand(town, number, replace(said, seen="x"))
    with refused("not-found"):
        hand(town, town.fees.contract.number, said)
    made = hand(town, number, replace(said, differs={"money": 1}, why="银行对账单未到"))
    assert (made.differs, made.why) == ({"money": 1}, "银行对账单未到")
