"""How a side signs: once, what it has seen; signed by all sides that there are, a statement is signed."""

from yuanba.domains.disclosure.models import Statement
from yuanba.domains.disclosure.queries.reading import missing
from yuanba.domains.disclosure.rules import words
from yuanba.domains.disclosure.usecases._moving import check_seen, check_state, held, tell
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def sign_for(actor: Actor, yard: Yard, number: int, seen: str, side: str, action: str) -> Statement:
    """The caller holds a transaction. Refused as `statement-both` for whoever signed for the other side."""
    found = held(actor, yard, number, action)
    check_state(found, words.REVIEWED, words.SIGNED)
    if getattr(found, f"{side}_at") is not None and seen == found.digest:
        return found
    check_state(found, words.REVIEWED)
    check_seen(found, seen)
    if actor.account is not None and actor.account in (found.company_account, found.committee_account):
        raise Refusal("statement-both")
    setattr(found, f"{side}_account", actor.account)
    setattr(found, f"{side}_by", actor.name[:60])
    setattr(found, f"{side}_at", clock.now())
    if not missing(found):
        found.state = words.SIGNED
    found.save()
    tell(actor, found, side)
    return found
