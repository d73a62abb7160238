"""The ledger of problems, its figures, its joint meetings, and the calls that stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from yuanba.domains.cases.models import AgendaItem, Call, Case, JointMeeting, Problem, ProblemStep, SignOn
from yuanba.domains.cases.problems import problem_to_read
from yuanba.domains.cases.rules import ledger as rules
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.paging import by_moment


def problems(
    actor: Actor, yard: Yard, *, field: str = "", state: str = "", company: str = "", after: str = ""
) -> Page[Problem]:
    """The ledger of a yard, the newest first; `state` may be `open` or `late`."""
    check(actor, "problem.read", yard)
    rows = Problem.objects.filter(narrowed(field, state, company), yard=yard)
    return problems_page(rows, after)


def problems_page(rows: QuerySet[Problem], after: str) -> Page[Problem]:
    """A page of problems, the newest first."""
    return by_moment(rows.select_related("yard"), "-entered_at", after)


def every_problem(
    actor: Actor, yard: Yard, *, field: str = "", state: str = "", company: str = ""
) -> Iterator[Problem]:
    """The same without pages, in slices that hold nothing open: for files and papers."""
    after = ""
    while True:
        page = problems(actor, yard, field=field, state=state, company=company, after=after)
        yield from page.rows
        if not page.more:
            return
        after = page.more


def narrowed(field: str, state: str, company: str) -> Q:
    """Problems of a field, a state (`open` and `late` too) and a company, where they are named."""
    rule = Q(field=field) if field else Q()
    if company:
        rule &= Q(company=company)
    if state in ("open", "late"):
        rule &= ~Q(state=rules.SOLVED)
    elif state:
        rule &= Q(state=state)
    return rule & Q(due_on__lt=clock.today()) if state == "late" else rule


@dataclass(frozen=True)
class ProblemStory:
    """A problem with its history (newest first) and the requests it was seen in."""

    problem: Problem
    steps: list[ProblemStep]
    cases: list[Case]


def problem_story(actor: Actor, yard: Yard, number: int) -> ProblemStory:
    """One problem; refused as absent."""
    problem = problem_to_read(actor, yard, number)
    steps = ProblemStep.objects.filter(yard=yard, problem=problem).order_by("-id")[:100]
    cases = Case.objects.filter(yard=yard, visibility="neighbours", id__in=problem.sources.values("case_id"))
    return ProblemStory(problem, list(steps), list(cases.select_related("yard").order_by("number")))


@dataclass(frozen=True)
class ProblemFigures:
    """How many problems: all, open, late, solved; and of each field (open, solved)."""

    all: int
    open: int
    late: int
    solved: int
    fields: dict[str, tuple[int, int]]


def problem_figures(yard: Yard) -> ProblemFigures:
    """Of an estate's own ledger and what its offices hold about it, in one statement; of an office's own."""
    own = Q(yard=yard) | Q(estate=yard.id, taken_from=None)
    return counted(Problem.objects.filter(own))


def counted(problems: QuerySet[Problem]) -> ProblemFigures:
    """The figures of these problems, in one statement."""
    solved, rows = Q(state=rules.SOLVED), problems.values("field")
    found_rows: Any = rows.annotate(
        n=Count("id"), done=Count("id", filter=solved), late=Count("id", filter=~solved & Q(due_on__lt=clock.today()))
    ).order_by()
    found = {row["field"]: row for row in found_rows}
    total, done = (sum(row[name] for row in found.values()) for name in ("n", "done"))
    fields = {key: (found[key]["n"] - found[key]["done"], found[key]["done"]) for key in rules.FIELDS if key in found}
    return ProblemFigures(total, total - done, sum(row["late"] for row in found.values()), done, fields)


@dataclass(frozen=True)
class MeetingStory:
    """A joint meeting with its agenda."""

    meeting: JointMeeting
    items: list[AgendaItem]


def meetings(actor: Actor, yard: Yard, *, after: str = "") -> Page[JointMeeting]:
    """The joint meetings of a yard, the one called last first."""
    check(actor, "problem.read", yard)
    return by_moment(JointMeeting.objects.select_related("yard").filter(yard=yard), "-called_at", after)


def count_open(actor: Actor, yard: Yard, *, field: str = "", state: str = "open", company: str = "") -> int:
    """How many problems of a choice are not solved: what one agenda would take in all."""
    check(actor, "problem.read", yard)
    open_ones = Problem.objects.filter(narrowed(field, state, company), yard=yard).exclude(state=rules.SOLVED)
    return open_ones.count()


def meeting_story(actor: Actor, yard: Yard, number: int) -> MeetingStory:
    """One joint meeting; refused as absent."""
    check(actor, "problem.read", yard)
    meeting = JointMeeting.objects.select_related("yard").filter(yard=yard, number=number).first()
    if meeting is None:
        raise absent()
    items = AgendaItem.objects.filter(yard=yard, meeting=meeting).select_related("problem").order_by("order")
    found = list(items)
    for item in found:
        item.problem.yard = yard
    return MeetingStory(meeting, found)


def problem_companies(actor: Actor, yard: Yard) -> list[str]:
    """The companies named in the ledger of a yard, at most a hundred."""
    check(actor, "problem.read", yard)
    return companies_in(Problem.objects.filter(yard=yard))


def companies_in(problems: QuerySet[Problem]) -> list[str]:
    """The companies these problems name, at most a hundred."""
    rows = problems.exclude(company="").order_by("company").values_list("company", flat=True)
    return list(rows.distinct()[:100])


@dataclass(frozen=True)
class CallStory:
    """A call, a page of who signed, the first first, and how many stand by it today."""

    call: Call
    signers: Page[SignOn]
    standing: int


def call_of(yard: Yard, number: int, *, after: str = "") -> CallStory:
    """For anybody; refused as absent."""
    call = Call.objects.select_related("yard").filter(yard=yard, number=number).first()
    if call is None:
        raise absent()
    signers = SignOn.objects.filter(yard=yard, call=call)
    return CallStory(call, by_moment(signers, "signed_at", after), signers.filter(withdrawn_at=None).count())


def calls_near(yard: Yard, *, own: bool = True, after: str = "") -> Page[Call]:
    """The calls that stand, of the offices above a yard and (`own`) of itself, the newest first."""
    parts = yard.path.split("/")
    above = ["/".join(parts[:end]) for end in range(1, len(parts))]
    offices = Yard.objects.filter(kind__in=("community", "street", "district", "association"))
    near = [one.id for one in offices if one.path.rpartition("/")[0] in above and one.id != yard.id]
    rows = Call.objects.filter(yard_id__in=[yard.id, *near] if own else near, withdrawn_at=None)
    return by_moment(rows.select_related("yard"), "-made_at", after)
