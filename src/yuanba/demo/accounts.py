"""Closed quarters of a scene: fees paid in advance, vouchers with drawn documents, statements put up at the board.

A quarter may have a voucher that was forgotten: what was published is corrected; a sum above the limit, paid by what
was decided; a deficit that is covered; and a question on a row. Before the last quarter another company may come; the
balances are handed to it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from yuanba.demo import deciding, earning, fees, funding, pictures, questioning, serving
from yuanba.demo.costs import Cost
from yuanba.demo.stage import crew
from yuanba.domains.contracts import public as contracts
from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.finance import public as finance
from yuanba.domains.ledger import public as ledger
from yuanba.domains.voting import public as voting
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.files.public import store_image
from yuanba.platform.yards.models import Yard

QUARTER, DAY = disclosure.spans.QUARTER, timedelta(days=1)
Owes = tuple[str, str, int]  # which document, of which period, within how many days
WHY = "原合同到期前双方协商终止，业主共同决定另聘企业。"
AGAIN = "签到一半中断，重新走一遍。"


@dataclass(frozen=True)
class Quarter:
    """What was spent, how rows are explained; `forgotten` was found after publication, `why` says so.

    It is published so many days `after` its end. By `decided` is paid what is above the limit, by `covered` what is
    missing at its end. `fund`: how many fen came to the maintenance fund and were used. `asked`: a question on a row.
    """

    costs: tuple[Cost, ...]
    notes: Mapping[str, str] = field(default_factory=dict)
    forgotten: Cost | None = None
    why: str = ""
    after: int = 8
    decided: deciding.Decision | None = None
    covered: deciding.Decision | None = None
    fund: tuple[int, int] = (0, 0)
    asked: questioning.Question | None = None


@dataclass(frozen=True)
class Hands:
    """User names: who writes and drafts, who approves and reviews, who signs for the committee if there is one."""

    writer: str
    second: str
    committee: str = ""


@dataclass(frozen=True)
class Year:
    """Quarters that are over, the oldest first. At the end of the first month homes pay `percent` of what they owe.

    `before` is who served until the last of them, `owes` what the estate wants beside the usual statements.
    `common`: what common parts earn. Payments above `limit` yuan need a resolution. `fund`: the balance of the
    maintenance fund when it was told first, in fen. `served`: who signs for services.
    """

    agreed: fees.Agreed
    hands: Hands
    quarters: tuple[Quarter, ...]
    percent: int
    most: int = 10_000
    before: fees.Agreed | None = None
    owes: tuple[Owes, ...] = ()
    common: earning.Common = field(default_factory=earning.Common)
    limit: int = 0
    fund: int = 0
    served: serving.Served | None = None


def starts(yard: Yard, count: int) -> list[date]:
    """The first days of the last quarters that were over when the estate was founded, the oldest first."""
    today = yard.created_at.astimezone(clock.SHANGHAI).date()
    found: list[date] = []
    while len(found) < count:
        today = disclosure.spans.last_over(QUARTER, today)[0]
        found.insert(0, today)
    return found


def sign_first(yard: Yard, year: Year) -> int:
    """The contract with which the first quarter begins; before the people of the company that follows are there."""
    with clock.at(yard.created_at):
        return fees.sign(yard, year.before or year.agreed, starts(yard, len(year.quarters))[0])


def play(yard: Yard, year: Year) -> None:
    """Month by month: billed, paid in advance, each quarter put up; the months since wait for somebody to bill them.

    Again it changes nothing.
    """
    manager, begun = crew.actor(year.hands.writer), starts(yard, len(year.quarters))
    number = sign_first(yard, year)
    _owe(yard, year, begun[0])
    with clock.at(_evening(begun[0])):
        earning.agree(yard, year.common, year.hands.writer, begun[0])
        if year.limit:
            finance.set_spending_limit(actor=SYSTEM, yard=yard, fen=year.limit * 100)
    months = list(fees.months_before(disclosure.spans.span_of(QUARTER, begun[-1])[1] + DAY, 3 * len(begun)))
    if year.agreed.lifts:
        with clock.at(yard.created_at):
            fees.hang_meters(yard, manager, months)
    for month in months:
        last = finance.month_of(month)[1]
        if year.before and month == begun[-1]:
            number = _succeed(yard, year, number, month)
        with clock.at(_evening(last)):
            fees.bill(yard, manager, number, month)
            if month == begun[0]:
                fees.take(yard, manager, year.agreed.unpaid, year.most, year.percent)
        earning.take(yard, year.common, year.hands.writer, month, last)
        if year.served:
            serving.sign(yard, year.served, last)
        if last == disclosure.spans.span_of(QUARTER, month)[1]:
            _put_up(yard, year, number, begun.index(disclosure.spans.span_of(QUARTER, month)[0]))
    _since(yard, year, months[-1])


def _since(yard: Yard, year: Year, month: date) -> None:
    """What common parts earned since, until yesterday."""
    yesterday = yard.created_at.astimezone(clock.SHANGHAI).date() - DAY
    first = finance.month_of(month)[1] + DAY
    while first <= yesterday:
        last = finance.month_of(first)[1]
        earning.take(yard, year.common, year.hands.writer, first, min(last, yesterday))
        first = last + DAY


def _owe(yard: Yard, year: Year, since: date) -> None:
    """What is to be published by when, set on the first day."""
    with clock.at(_evening(since)):
        for what, kind, days in (*disclosure.duties.USUAL, *year.owes):
            term = disclosure.duties.Term(what, kind, since, days)
            disclosure.set_duty(actor=SYSTEM, yard=yard, term=term)


def _evening(day: date) -> datetime:
    return clock.local(datetime.combine(day, time(17, 30)))


def _succeed(yard: Yard, year: Year, number: int, since: date) -> int:
    """Another company follows, and is handed what was published as carried and what homes paid in advance."""
    last = disclosure.Publication.objects.filter(yard=yard, until=since - timedelta(days=1)).latest("number")
    (book,) = ledger.Book.objects.filter(yard=yard)
    prepaid = -sum(ledger.standing(book, finance.chart.PREPAID).values())
    with clock.at(_evening(since + timedelta(days=24))):
        new = fees.draft(yard, year.agreed, since)
        made = contracts.succeed_contract(
            actor=SYSTEM,
            yard=yard,
            number=number,
            by=new.number,
            signing=fees.signed_by(year.agreed, since),
            seen=new.seen,
            why=WHY,
            saldos={"surplus": last.document["foot"]["closing"], "prepaid": prepaid},
        )
        _hand_over(yard, year, made.number, since)
    return made.number


def _hand_over(yard: Yard, year: Year, number: int, since: date) -> None:
    """What the book said on the last day before, agreed on as it is; the money comes at once."""
    found = finance.handing.handing_over(SYSTEM, yard, number)
    left, came = year.before or year.agreed, year.agreed
    agreed = finance.handing.Agreed(
        since + timedelta(days=20), came.owners, left.signer, following=came.signer, seen=found.seen
    )
    made = finance.handing.hand_over_book(actor=SYSTEM, yard=yard, number=number, agreed=agreed)
    if made.owed > 0:
        said: dict[str, Any] = {"fen": made.owed, "client_key": "demo-handed"}
        finance.handing.take_handed_money(actor=SYSTEM, yard=yard, number=number, **said)


def _put_up(yard: Yard, year: Year, contract: int, place: int) -> None:
    """A quarter: its vouchers, its statement, and where one was forgotten, the correction."""
    quarter, since = year.quarters[place], starts(yard, len(year.quarters))[place]
    last = disclosure.spans.span_of(QUARTER, since)[1]
    published = disclosure.Publication.objects.filter(yard=yard, kind=QUARTER, since=since)
    if not published.exists():
        by = _decide(yard, year.hands, quarter, since)
        with clock.at(_evening(last)):
            _spend(yard, year, quarter.costs, since, by=by)
        with clock.at(_evening(last + 3 * DAY)):
            _draw(yard, year.hands, contract, last)
            funding.note(yard, year.hands.writer, year.fund, [one.fund for one in year.quarters[: place + 1]], last)
        with clock.at(_evening(last + timedelta(days=quarter.after))):
            said: dict[str, Any] = {"contract": contract, "kind": QUARTER, "day": last}
            writer = crew.actor(year.hands.writer)
            _begin_anew(yard, year.hands, since)
            one = disclosure.draft_statement(actor=writer, yard=yard, **said)
            _publish(yard, year.hands, one, quarter.notes)
    if quarter.asked:
        with clock.at(_evening(last + timedelta(days=quarter.after + 3))):
            questioning.ask(yard, quarter.asked, published.earliest("number"), year.hands.writer)
    if quarter.forgotten and published.count() < 2:
        with clock.at(_evening(last + timedelta(days=20))):
            _spend(yard, year, [quarter.forgotten], last - timedelta(days=18), "forgotten")
            _correct(yard, year.hands, quarter, since)
    if quarter.covered:
        with clock.at(_evening(last + timedelta(days=33))):
            deciding.cover(yard, _two(year.hands), quarter.covered, published.latest("number"))


def _begin_anew(yard: Yard, hands: Hands, since: date) -> None:
    """Where the server was stopped between two signatures: it is a draft again, and all sign once more."""
    begun = disclosure.Statement.objects.filter(yard=yard, kind=QUARTER, since=since)
    for one in begun.filter(state__in=(disclosure.words.REVIEWED, disclosure.words.SIGNED)):
        disclosure.send_back_statement(actor=crew.actor(hands.second), yard=yard, number=one.number, why=AGAIN)


def _correct(yard: Yard, hands: Hands, quarter: Quarter, since: date) -> None:
    wrong = disclosure.Publication.objects.get(yard=yard, kind=QUARTER, since=since)
    writer = crew.actor(hands.writer)
    _begin_anew(yard, hands, since)
    one = disclosure.correct_statement(actor=writer, yard=yard, code=wrong.code, why=quarter.why)
    _publish(yard, hands, one, quarter.notes)


def _two(hands: Hands) -> tuple[str, str]:
    """Who records a resolution, and who confirms it."""
    return hands.writer, hands.committee


def _decide(yard: Yard, hands: Hands, quarter: Quarter, since: date) -> int:
    """The number of the resolution by which what is above the limit is paid, if any."""
    if quarter.decided is None:
        return 0
    with clock.at(_evening(since + timedelta(days=12))):
        return deciding.resolve(yard, _two(hands), quarter.decided, voting.rules.SPENDING, quarter.decided.yuan * 100)


def _draw(yard: Yard, hands: Hands, contract: int, last: date) -> None:
    """What the company may draw until the end of the quarter; under a lump sum there is nothing to draw."""
    terms = contracts.terms_on(contracts.Contract.objects.get(yard=yard, number=contract), last)
    if terms.mode == contracts.modes.REMUNERATION:
        said: dict[str, Any] = {"contract": contract, "until": last, "client_key": f"demo-pay-{last}"}
        made = finance.draw_remuneration(actor=crew.actor(hands.writer), yard=yard, **said)
        finance.approve_voucher(actor=crew.actor(hands.second), yard=yard, voucher=made.number)


def _spend(yard: Yard, year: Year, costs: Sequence[Cost], since: date, key: str = "cost", by: int = 0) -> None:
    """Each with its drawn document, on days of the quarter; written by one, approved by another.

    What is above the limit names the resolution `by` which it is paid.
    """
    writer, second = crew.actor(year.hands.writer), crew.actor(year.hands.second)
    for place, cost in enumerate(costs):
        day = min(since + timedelta(days=18 + place * 6), clock.today())
        scan = store_image(yard, pictures.invoice(place + len(cost.words)))
        spent = finance.Spent(
            cost.item,
            cost.part,
            cost.yuan * 100,
            day,
            cost.words,
            cost.payee,
            "transfer",
            resolution=by if 0 < year.limit < cost.yuan else 0,
            scans=(scan.id,),
        )
        said: dict[str, Any] = {"yard": yard, "spent": spent, "client_key": f"demo-{key}-{since}-{place}"}
        made = finance.write_voucher(actor=writer, **said)
        finance.approve_voucher(actor=second, yard=yard, voucher=made.number)


def _publish(yard: Yard, hands: Hands, one: disclosure.Statement, notes: Mapping[str, str]) -> None:
    """Explained, reviewed by another, signed by the sides that there are, put up at the board."""
    writer, second = crew.actor(hands.writer), crew.actor(hands.second)
    one = disclosure.explain_statement(actor=writer, yard=yard, number=one.number, notes=notes, seen=one.digest)
    said: dict[str, Any] = {"yard": yard, "number": one.number, "seen": one.digest}
    disclosure.review_statement(actor=second, **said)
    disclosure.sign_statement(actor=writer, **said)
    if hands.committee:
        disclosure.countersign_statement(actor=crew.actor(hands.committee), **said)
    disclosure.publish_statement(actor=writer, **said)
