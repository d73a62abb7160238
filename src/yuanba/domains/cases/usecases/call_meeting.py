"""A joint meeting is called, with a batch of problems as its agenda."""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction

from yuanba.domains.cases.events import MeetingCalled
from yuanba.domains.cases.models import AgendaItem, JointMeeting, Problem
from yuanba.domains.cases.numbering import next_number
from yuanba.domains.cases.rules import ledger as rules
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.usecases._taken_up import taken_up
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def call_meeting(
    *,
    actor: Actor,
    yard: Yard,
    title: str,
    day: date,
    where: str,
    who: str,
    problems: Sequence[int],
    client_key: str,
    of_estates: Sequence[tuple[Yard, int]] = (),
) -> JointMeeting:
    """Called, once per actor and client key; problems that are solved are left out.

    `of_estates` are problems of the ledgers of estates below, which the office takes up with it.
    Refused: `invalid` (`agenda-empty`, `agenda-long`, `ledger-estate`), `problem-state`, absent.
    """
    check(actor, "problem.meet", yard)
    named, key = words(title, "title")[:60], digest(f"{actor.account or yard.id}:{client_key}")
    chosen = Problem.objects.filter(yard=yard, number__in=problems).exclude(state=rules.SOLVED).order_by("number")
    found = list(chosen[: rules.MOST_ITEMS + 1])
    many = len(found) + len(of_estates)
    if not many or many > rules.MOST_ITEMS:
        raise Refusal("invalid", fields={"problems": "agenda-long" if many else "agenda-empty"})
    try:
        with transaction.atomic():
            above = [taken_up(actor, yard, estate, number) for estate, number in of_estates]
            found += [one for one in above if one.id not in {known.id for known in found}]
            meeting = JointMeeting(
                yard=yard,
                number=next_number(yard, "meeting"),
                title=named,
                day=day,
                where=clean(where)[:100],
                who=clean(who)[:1000],
                called_at=clock.now(),
                client_key=key,
            )
            meeting.save()
            for order, problem in enumerate(found, 1):
                AgendaItem(yard=yard, meeting=meeting, problem=problem, order=order).save()
            told = MeetingCalled(number=meeting.number, day=day.isoformat(), problems=[one.number for one in found])
            record(told, yard=yard, actor=actor, subject=meeting.id)
            return meeting
    except IntegrityError:
        there = JointMeeting.objects.select_related("yard").filter(yard=yard, client_key=key).first()
        if there is None:
            raise
        return there
