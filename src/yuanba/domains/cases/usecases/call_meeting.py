"""A joint meeting is called, with a batch of problems as its agenda."""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q

from yuanba.domains.cases.events import MeetingCalled
from yuanba.domains.cases.models import AgendaItem, JointMeeting, Problem
from yuanba.domains.cases.numbering import next_number
from yuanba.domains.cases.queries.ledger import narrowed
from yuanba.domains.cases.rules import ledger as rules
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.ledger import Batch
from yuanba.domains.cases.usecases._taken_up import taken_up
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

SAID = ("title", "day", "where", "who")


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
    batch: Batch | None = None,
) -> JointMeeting:
    """Called, once per actor and client key; problems that are solved are left out.

    `of_estates` are problems of the ledgers of estates below, which the office takes up with it. With a `batch` all
    open ones of that choice are on the agenda, beside those that are named.
    Refused: `invalid` (`agenda-empty`, `agenda-long`, `ledger-estate`), `agenda-changed`, `problem-state`, `conflict`,
    absent.
    """
    check(actor, "problem.meet", yard)
    named, key = words(title, "title")[:60], digest(f"{actor.account or yard.id}:{client_key}")
    place, people = clean(where)[:100], clean(who)[:1000]
    meeting = JointMeeting(yard=yard, title=named, day=day, where=place, who=people, client_key=key)
    if (there := _called(meeting)) is not None:
        return there
    found = _chosen(yard, problems, batch)
    many = len(found) + len(of_estates)
    if not many or many > rules.MOST_ITEMS or len(of_estates) > rules.MOST_BELOW:
        raise Refusal("invalid", fields={"problems": "agenda-long" if many else "agenda-empty"})
    try:
        with transaction.atomic():
            above = [taken_up(actor, yard, estate, number) for estate, number in of_estates]
            return _written(actor, meeting, found + [one for one in above if one not in found])
    except IntegrityError:
        there = _called(meeting)
        if there is None:
            raise
        return there


def _called(meeting: JointMeeting) -> JointMeeting | None:
    """The meeting of this key, if it was called before; refused as `conflict` where it was another one."""
    rows = JointMeeting.objects.select_related("yard").filter(yard=meeting.yard, client_key=meeting.client_key)
    there = rows.first()
    if there is not None and any(getattr(there, name) != getattr(meeting, name) for name in SAID):
        raise Refusal("conflict")
    return there


def _chosen(yard: Yard, problems: Sequence[int], batch: Batch | None) -> list[Problem]:
    """In order of number; one more than an agenda takes where there are too many."""
    rule = Q(number__in=problems)
    if batch is not None:
        chosen = narrowed(batch.field, batch.state, batch.company) & ~Q(state=rules.SOLVED)
        count = Problem.objects.filter(chosen, yard=yard).count()
        if count != batch.count:
            raise Refusal("agenda-changed", count=count)
        rule |= chosen
    rows = Problem.objects.filter(rule, yard=yard).exclude(state=rules.SOLVED).order_by("number")
    return list(rows[: rules.MOST_ITEMS + 1])


def _written(actor: Actor, meeting: JointMeeting, problems: list[Problem]) -> JointMeeting:
    meeting.number, meeting.called_at = next_number(meeting.yard, "meeting"), clock.now()
    meeting.save()
    for order, problem in enumerate(problems, 1):
        AgendaItem(yard=meeting.yard, meeting=meeting, problem=problem, order=order).save()
    numbers = [one.number for one in problems]
    told = MeetingCalled(number=meeting.number, day=meeting.day.isoformat(), problems=numbers)
    record(told, yard=meeting.yard, actor=actor, subject=meeting.id)
    return meeting
