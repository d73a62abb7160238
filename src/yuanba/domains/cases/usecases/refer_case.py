"""A request is passed on to mediation, with the agreement of whoever reported it."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.access import own_roles
from yuanba.domains.cases.models import Case, Contact, Dispute, Party
from yuanba.domains.cases.rules.disputes import Side, checked_sides
from yuanba.domains.cases.shingling import forget_words
from yuanba.domains.cases.usecases._mediation import mediator_of, named, opened, own_party
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor

register(
    "refer-with-others",
    409,
    "Requests of neighbours go on together with this one: they would end with it. Please let them go on by themselves, "
    "or make the quarrel a request of its own, first.",
)


def refer_case(
    *,
    actor: Actor,
    target: Target,
    others: Sequence[Side],
    agrees: bool,
    mediator: UUID | None = None,
    reporter: Side | None = None,
) -> Dispute:
    """The case ends as passed on, from now on read by its handlers only; a dispute begins with its text, sealed.

    `reporter` names whoever reported where the case does not. Refused: `invalid` (`consent-missing`),
    `refer-with-others`, `stale`, `not-now`, absent.
    """
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "refer")
        if moving is None:
            return Dispute.objects.select_related("yard", "place").get(yard=case.yard, origin=case)
        if not agrees:
            raise Refusal("invalid", fields={"agrees": "consent-missing"})
        if case.taken_in:
            raise Refusal("refer-with-others")
        sides = checked_sides(others, besides=1)
        first = _first(actor, case, reporter)
        parties = [first, *(named(case.place, side, order) for order, side in enumerate(sides, 2))]
        chosen = mediator_of(case.path, mediator, parties)
        _passed_on(case)
        forget_words(case)
        writing.finish(moving)
        key = f"case:{case.id}"
        return opened(actor, case.place, case.text, parties, (chosen.account, chosen.name), key, case)


def _first(actor: Actor, case: Case, reporter: Side | None) -> Party:
    """Whoever reported; not known to staff where the name was taken off."""
    is_known = case.unnamed_at is None or bool(own_roles(actor, case))
    contact = Contact.objects.filter(yard=case.yard, case=case).first() if is_known else None
    phone = contact.phone if contact else ""
    own = own_party(case.place, case.reporter, phone) if case.reporter and is_known else None
    if own is not None:
        return own
    side = reporter or (Side(contact.name, phone=phone) if contact and contact.name else None)
    if side is None or not side.name:
        raise Refusal("invalid", fields={"reporter": "party-nameless"})
    party = named(case.place, side, 1)
    party.stance, party.stance_how, party.stance_at = "agreed", "told", clock.now()
    return party


def _passed_on(case: Case) -> None:
    now = clock.now()
    case.answered_at = case.answered_at or now
    case.resolved_at, case.outcome, case.visibility = now, "not-ours", "handlers"
    case.close_due = case.close_due or case.answer_due
