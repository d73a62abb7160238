"""Somebody who concludes contracts sets what is to be published for which period, and within how many days."""

from django.db import transaction

from yuanba.domains.disclosure.access import estate_held
from yuanba.domains.disclosure.events import DutySet
from yuanba.domains.disclosure.models import DutyTerm
from yuanba.domains.disclosure.queries.calendar import terms_of
from yuanba.domains.disclosure.rules import duties, spans
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def set_duty(*, actor: Actor, yard: Yard, term: duties.Term) -> bool:
    """It holds from its day on; what was owed before stays. Where the same holds then already, nothing is written.

    Refused: `invalid` with fields `what`, `kind`, `days`, `since`; absent.
    """
    with transaction.atomic():
        estate_held(actor, yard, "duty.set")
        _check(term)
        own = [one for one in terms_of(yard) if (one.what, one.kind) == (term.what, term.kind)]
        holds = duties.term_on(own, term.since)
        if term.days is None and holds is None:
            raise Refusal("invalid", fields={"days": "duty-none"})
        if holds is not None and holds.days == term.days:
            return False
        last = DutyTerm.objects.filter(yard=yard).order_by("-number").first()
        made = DutyTerm(yard=yard, number=last.number + 1 if last else 1, **vars(term), at=clock.now())
        made.account, made.by = actor.account, actor.name[:60]
        made.save()
        told = DutySet(term.what, term.kind, term.since.isoformat(), term.days)
        record(told, yard=yard, actor=actor, subject=made.id)
    return True


def _check(term: duties.Term) -> None:
    wrong = {}
    if term.what not in duties.WHATS:
        wrong["what"] = "duty-what"
    if term.kind not in spans.KINDS:
        wrong["kind"] = "statement-kind"
    if term.days is not None and not 1 <= term.days <= duties.MOST_DAYS:
        wrong["days"] = "duty-days"
    if term.since < clock.today():
        wrong["since"] = "duty-past"
    if wrong:
        raise Refusal("invalid", fields=wrong)
