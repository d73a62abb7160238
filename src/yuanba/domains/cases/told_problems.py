"""Who is told of the ledger of problems: whoever is responsible and the manager, who verifies, before it is late."""

from collections.abc import Iterable
from uuid import UUID

from yuanba.domains.cases.models import Problem
from yuanba.domains.cases.permissions import PERMISSIONS
from yuanba.domains.cases.queries.units import NEAREST
from yuanba.domains.people.public import actor_of, holders
from yuanba.platform.access.public import can
from yuanba.platform.events.public import Event, reaction
from yuanba.platform.notify.public import register_template, tell

register_template("problem.measure", "On the ledger of problems, a measure and a day were set: %(title)s (%(code)s).")
register_template("problem.back", "Looked at and not solved yet: %(title)s (%(code)s).")
register_template("problem.meeting", "A joint meeting decided on %(title)s (%(code)s).")
register_template("problem.done", "Said to be dealt with: %(title)s (%(code)s). Please look whether it is solved.")
register_template("problem.due", "Of the ledger of problems, due today or late: %(title)s (%(code)s).")
register_template("problem.called", "On the agenda of a joint meeting on %(day)s: %(title)s (%(code)s).")
TO_DO = ("measure", "back", "meeting")


@reaction("problem.moved", name="cases.tell_of_problem")
def tell_of_problem(event: Event) -> None:
    """Whoever must do something about a problem, or look whether it is solved; never whoever did the step."""
    said = event.read()
    if said.verb not in (*TO_DO, "done"):
        return
    problem = Problem.objects.select_related("yard").get(yard=event.yard, id=event.subject)
    to = _doing(problem) if said.verb in TO_DO else _verifying(problem)
    _tell(event, problem, to, f"problem.{said.verb}")


@reaction("problem.due", name="cases.tell_problem_due")
def tell_problem_due(event: Event) -> None:
    """Whoever is responsible, and the manager."""
    problem = Problem.objects.select_related("yard").get(yard=event.yard, id=event.subject)
    _tell(event, problem, _doing(problem), "problem.due")


@reaction("meeting.called", name="cases.tell_of_meeting")
def tell_of_meeting(event: Event) -> None:
    """Those responsible for what is on the agenda, and the manager, once for each problem."""
    said = event.read()
    for problem in Problem.objects.select_related("yard").filter(yard=event.yard, number__in=said.problems):
        _tell(event, problem, _doing(problem), "problem.called", key=f"{event.id}:{problem.number}", day=said.day)


def _doing(problem: Problem) -> list[UUID]:
    own = [problem.responsible_account] if problem.responsible_account else []
    return own + [one.account for one in holders("manager", problem.path)[:NEAREST]]


def _verifying(problem: Problem) -> list[UUID]:
    """The nearest of those who may look at it: not whoever is responsible or said that it is done."""
    found = [one for role in sorted(PERMISSIONS["problem.verify"].roles) for one in holders(role, problem.path)]
    near = sorted(found, key=lambda one: -len(one.path))
    fit = (one.account for one in near if one.account not in (problem.responsible_account, problem.done_by))
    return list(dict.fromkeys(fit))[:NEAREST]


def _tell(event: Event, problem: Problem, to: Iterable[UUID], template: str, *, key: str = "", **more: str) -> None:
    data, link = {"title": problem.title, "code": problem.code} | more, f"/desk/{problem.yard.code}/problems/"
    for account in dict.fromkeys(to):
        if account != event.actor_account and can(actor_of(account), "problem.read", problem):
            tell(problem.yard, account, template, data, link=f"{link}{problem.number}/", key=key or str(event.id))
