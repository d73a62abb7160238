"""What moving a statement on has in common: it is held, in the state and with the figures that were looked at."""

from yuanba.domains.disclosure.access import estate_held, statement_to
from yuanba.domains.disclosure.events import StatementMoved
from yuanba.domains.disclosure.models import Statement
from yuanba.domains.disclosure.queries.reading import moved
from yuanba.domains.disclosure.rules import words
from yuanba.kernel.errors import Refusal
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def held(actor: Actor, yard: Yard, number: int, action: str) -> Statement:
    """The statement; nobody else writes one of the estate until the commit."""
    estate_held(actor, yard, action)
    return statement_to(actor, yard, number, action)


def check_seen(statement: Statement, seen: str) -> None:
    """Refuse as `statement-stale` who looked at other figures, as `statement-moved` where the books say more."""
    if seen != statement.digest:
        raise Refusal("statement-stale")
    if moved(statement):
        raise Refusal("statement-moved")


def check_state(statement: Statement, *states: str) -> None:
    """Refuse as `statement-state` one that is in no such state."""
    if statement.state not in states:
        raise Refusal("statement-state")


def sealed(statement: Statement) -> str:
    """The digest of what is signed."""
    said = {"figures": statement.figures, "notes": statement.notes, "why": statement.why}
    return words.digest({**said, "since": statement.since.isoformat(), "until": statement.until.isoformat()})


def said_why(why: str) -> str:
    """The reason; refused as `statement-why` at its field where there is none."""
    said = words.covered(clean(why)[:200])
    if not said:
        raise Refusal("invalid", fields={"why": "statement-why"})
    return said


def tell(actor: Actor, statement: Statement, side: str = "", why: str = "") -> None:
    """That it moved."""
    told = StatementMoved(statement.number, statement.state, side, why)
    record(told, yard=statement.yard, actor=actor, subject=statement.id)
