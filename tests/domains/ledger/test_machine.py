"""Whatever is done in whatever order, every invariant holds and the books say what a simple list of sums says."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.factories import ledger as make
from yuanba.domains.ledger import public as ledger
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM

pytestmark = pytest.mark.django_db
START = datetime(2026, 1, 5, 9, tzinfo=clock.SHANGHAI)
MONEY, CREDITS = ("1002", "1122", "2203", "6001"), ("C100", "C200.ZHANG", "C200.LI", "C400")
LIMITED = ("C200.ZHANG", "C200.LI")
amounts = st.integers(1, 30)


class Books(RuleBasedStateMachine):
    """One book, and beside it what each account should hold."""

    @initialize()
    def open(self):
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.clock = clock.at(START)
        self.clock.__enter__()
        self.town, self.sums = make.books(), Counter()
        self.entries, self.holds, self.reversed = [], [], set()

    def teardown(self):
        if hasattr(self, "undone"):
            self.clock.__exit__(None, None, None)
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    def told(self, entry):
        for one in entry.transfers.select_related("source", "target"):
            self.sums[one.source.code] -= one.amount
            self.sums[one.target.code] += one.amount
        self.entries.append(entry)

    def attempt(self, work):
        """What the work gives, or the code of its refusal."""
        try:
            return work()
        except Refusal as refusal:
            return refusal.code

    @rule(pair=st.permutations(MONEY), amount=amounts)
    def pays(self, pair, amount):
        self.told(make.post(self.town, make.line(pair[0], pair[1], amount), day=clock.today()))

    @rule(wallet=st.sampled_from(LIMITED), amount=amounts, days=st.none() | st.integers(0, 40))
    def earns(self, wallet, amount, days):
        until = None if days is None else clock.today() + timedelta(days=days)
        extra = ledger.Extra(expires=until)
        self.told(make.post(self.town, make.line("C100", wallet, amount), day=clock.today(), extra=extra))

    @rule(wallet=st.sampled_from(LIMITED), amount=amounts)
    def spends(self, wallet, amount):
        line = make.line(wallet, "C400", amount)
        said = self.attempt(lambda: make.post(self.town, line, day=clock.today()))
        if said == "balance-short":
            assert amount > self.free(wallet)
        else:
            self.told(said)

    def free(self, wallet):
        """What can be spent: what stands there, less what is held, less what has ended and was not swept yet."""
        account = ledger.LedgerAccount.objects.get(code=wallet)
        if account.lots:
            rows = ledger.Lot.objects.filter(account=account)
            return sum(lot.left for lot in rows if lot.expires is None or lot.expires >= clock.today())
        held = ledger.Hold.objects.filter(source=account, state="pending")
        return self.sums[wallet] - sum(one.amount for one in held)

    @rule(wallet=st.sampled_from(LIMITED), amount=amounts, hours=st.none() | st.integers(1, 60))
    def holds_some(self, wallet, amount, hours):
        ends = None if hours is None else clock.now() + timedelta(hours=hours)
        free = self.free(wallet)
        said = self.attempt(lambda: make.hold(self.town, wallet, "C400", amount, expires_at=ends))
        assert (said == "balance-short") == (amount > free)
        if said != "balance-short":
            self.holds.append(said)

    @precondition(lambda self: getattr(self, "holds", None))
    @rule(data=st.data(), amount=amounts)
    def takes(self, data, amount):
        held = data.draw(st.sampled_from(self.holds))
        said = self.attempt(lambda: make.take(self.town, held, amount))
        if isinstance(said, str):
            assert said in ("hold-over", "hold-expired", "hold-exceeded")
        else:
            self.told(said.entry)

    @precondition(lambda self: getattr(self, "holds", None))
    @rule(data=st.data())
    def releases(self, data):
        held = data.draw(st.sampled_from(self.holds))
        said = self.attempt(lambda: make.void(self.town, held))
        assert said == "hold-over" or said.state in ("voided", "expired")

    @precondition(lambda self: getattr(self, "entries", None))
    @rule(data=st.data())
    def reverses(self, data):
        entry = data.draw(st.sampled_from(self.entries))
        said = self.attempt(lambda: make.reverse(self.town, entry, day=clock.today()))
        assert (said == "reversed-already") == (entry.id in self.reversed)
        if not isinstance(said, str):
            self.reversed.add(entry.id)
            self.told(said)

    @rule(days=st.integers(1, 20))
    def time_passes(self, days):
        clock.set_now(clock.now() + timedelta(days=days))
        ledger.expire_holds(actor=SYSTEM)
        for entry in ledger.expire_lots(
            actor=self.town.manager, yard=self.town.yard, book="MAIN", target="C910", words="到期"
        ):
            self.told(entry)

    @rule()
    def closes(self):
        """The month before last is opened, closed and sealed, if it is its turn."""
        month = clock.today().replace(day=1) - timedelta(days=1)
        last = ledger.Period.objects.order_by("-since").first()
        since = last.until + timedelta(days=1) if last else date(2026, 1, 1)
        if since > month:
            return
        given = {"actor": self.town.manager, "yard": self.town.yard, "book": "MAIN", "code": f"P{since}"}
        ledger.open_period(**given, since=since, until=month)
        ledger.begin_closing(**given)
        ledger.publish_period(**given)

    @invariant()
    def all_holds(self):
        if hasattr(self, "town"):
            assert make.faults(self.town) == {}
            found = ledger.trial_balance(self.town.book)
            stands = Counter({code: sum for unit in found.values() for code, sum in unit.items()})
            assert {code: sum for code, sum in stands.items() if sum} == {k: v for k, v in self.sums.items() if v}


def test_every_invariant_holds_after_every_step(db):
    run_state_machine_as_test(Books, settings=settings(max_examples=12, stateful_step_count=18, deadline=None))
