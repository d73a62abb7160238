"""Who is told of what goes up and comes down, and of clocks that stand still or run on."""

from uuid import UUID

from yuanba.domains.cases.models import Case
from yuanba.domains.cases.queries.units import NEAREST
from yuanba.domains.cases.told_staff import having, tell_staff
from yuanba.domains.people.public import holders
from yuanba.kernel import clock
from yuanba.platform.events.public import Event, reaction
from yuanba.platform.notify.public import register_template

register_template("case.extend", "More time is asked for: %(title)s (%(code)s). Please decide before %(by)s.")
register_template("case.extended", "More time was approved or refused: %(title)s (%(code)s).")
register_template("case.runs", "The pause is over, the clock runs: %(title)s (%(code)s), by %(by)s.")
register_template("case.instruct", "An instruction to answer: %(title)s (%(code)s).")
register_template("case.instructed", "Your instruction was answered: %(title)s (%(code)s).")
register_template("case.judged", "The answer to an instruction was judged: %(title)s (%(code)s).")
register_template("case.handed_to_you", "Handed up to you: %(title)s (%(code)s).")
register_template("case.handed_back", "News of a request that you handed up: %(title)s (%(code)s).")
register_template("case.check_due", "Time for the weekly look at a hard case: %(title)s (%(code)s).")

# Who is told of a verb: the roles, the message.
TOLD = {
    "extend": (("manager", "community-supervisor"), "case.extend"),
    "instruct": (("manager", "butler"), "case.instruct"),
    "answer_instruction": (("community-supervisor", "street-official"), "case.instructed"),
    "judge_instruction": (("manager",), "case.judged"),
    "take_on": (("manager",), "case.handed_back"),
    "send_back": (("manager",), "case.handed_back"),
}


@reaction("case.moved", name="cases.tell_up_and_down")
def tell_up_and_down(event: Event) -> None:
    """Whoever must decide, answer or know; never whoever did it."""
    said = event.read()
    if said.verb not in (*TOLD, "hand_up", "resume", "decide_extension"):
        return
    case = Case.objects.select_related("yard").get(yard=event.yard, id=event.subject)
    if said.verb in ("resume", "decide_extension"):
        _tell_worker(event, case, "case.runs" if said.verb == "resume" else "case.extended")
        return
    roles, template = TOLD.get(said.verb) or (("community-supervisor", "street-official"), "case.handed_to_you")
    for role in _of_side(case, said.verb, roles):
        for member in holders(role, case.path)[:NEAREST]:
            if member.account != event.actor_account:
                _tell(event, case, member.account, template)


def _of_side(case: Case, verb: str, roles: tuple[str, ...]) -> tuple[str, ...]:
    """Of community and street only the one that is asked: by the hand_up, or whose instruction it was."""
    if verb == "hand_up":
        last = case.hand_ups.order_by("-id").first()
        return roles[:1] if last is None or last.to == "community" else roles[1:]
    if verb == "answer_instruction":
        last_given = case.instructions.order_by("-id").first()
        return (last_given.role,) if last_given and last_given.role in roles else roles
    return roles


def _tell_worker(event: Event, case: Case, template: str) -> None:
    for account in having(case):
        if account != event.actor_account:
            _tell(event, case, account, template)


def _tell(event: Event, case: Case, account: UUID, template: str) -> None:
    tell_staff(event, case, account, template, {"by": clock.short(case.due_at) if case.due_at else "–"})


@reaction("case.check_due", name="cases.tell_check_due")
def tell_check_due(event: Event) -> None:
    """Whoever has the hard case, or else the nearest butlers."""
    case = Case.objects.select_related("yard").get(yard=event.yard, id=event.subject)
    _tell_worker(event, case, "case.check_due")
