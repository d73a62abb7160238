"""Who is told of what: messages into inboxes, SMS to reporters who left a telephone."""

from datetime import datetime
from uuid import UUID

from yuanba.domains.cases.forgetting import forget_told
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.permissions import PERMISSIONS
from yuanba.domains.cases.queries import plan_of
from yuanba.domains.cases.queries.units import NEAREST, members_of, readers
from yuanba.domains.cases.rules.telling import TOLD
from yuanba.domains.cases.rules.vocabulary import SPOKEN
from yuanba.domains.cases.tallying import tally
from yuanba.domains.cases.told_reporter import tell_reporter
from yuanba.domains.cases.told_staff import holder, tell_staff
from yuanba.domains.people.public import Member, holders, team_of_estate
from yuanba.kernel import clock
from yuanba.kernel.paths import touch
from yuanba.platform.events.public import Event, reaction
from yuanba.platform.notify.public import register_blank, register_template, tell

register_blank("title", SPOKEN)
register_template("case.new", "New: %(title)s (%(code)s). Answer by %(by)s.")
register_template("case.yours", "Given to you: %(title)s (%(code)s).")
register_template("case.reminded", "Time is running out: %(title)s (%(code)s), by %(by)s.")
register_template("case.overdue", "Late: %(title)s (%(code)s), was due %(by)s.")
register_template("case.unlooked", "Nobody looked at %(count)s cases on %(day)s: %(codes)s.")
register_template("case.bounced", "Handed back %(count)s times: %(title)s (%(code)s). Please decide who does it.")
register_template("case.help", "Your unit is asked to help: %(title)s (%(code)s), by %(by)s.")
register_template("case.routing_broken", "Rules that lead to nobody: %(numbers)s. Please name another unit or person.")
register_template("case.again", "The resident says it is not solved: %(title)s (%(code)s).")
register_template("case.answer", "Your request %(code)s was answered.")
register_template("case.promise", "For your request %(code)s you have a promise with a date.")
register_template("case.resolve", "Your request %(code)s is done. Please say whether it is solved.")
register_template("case.reopen", "Your request %(code)s is taken up again.")
register_template("case.decide_renovation", "The renovation %(code)s was decided anew. Please read how.")
register_template("case.uphold", "Your request %(code)s stays closed. Please read why.")
register_template("case.note", "Your request %(code)s: something was done. Please read what.")
register_template("case.check_in", "Your request %(code)s was looked after again. Please read how it stands.")
register_template("case.expire", "Your request %(code)s is closed. You can still say that it is not solved.")
register_template("case.talk", "Your request %(code)s: somebody spoke with you. It is written down.")
register_template("case.pause", "Your request %(code)s has to wait. Please read why, and until when.")
register_template("case.resume", "Your request %(code)s goes on.")
register_template("case.decide_extension", "Your request %(code)s takes longer. Please read why, and the new date.")
register_template("case.hand_up", "Your request %(code)s was handed to those above the estate. Please read why.")
register_template("case.take_on", "Your request %(code)s was taken on above the estate, with a date.")
register_template("case.send_back", "Your request %(code)s is with the estate again. Please read why.")


def _case(event: Event) -> Case:
    return Case.objects.select_related("yard").get(yard=event.yard, id=event.subject)


def _when(moment: str) -> str:
    return clock.short(datetime.fromisoformat(moment))


def _of_unit(case: Case, unit_id: UUID | None) -> list[Member]:
    """The members of the unit who may read it, the nearest of them; butlers, or else managers, where it is the default
    or has none."""
    plan = plan_of(case.yard)
    unit = plan.units.get(unit_id) if unit_id else None
    if unit is not None and not unit.is_default:
        near = (one for one in members_of(unit, team_of_estate(case.yard.path)) if touch(one.path, case.path))
        if found := readers(case, near):
            return found
    return (holders("butler", case.path) or holders("manager", case.path))[:NEAREST]


@reaction("case.reported", name="cases.tell_butlers")
def tell_butlers(event: Event) -> None:
    """Whom a rule named and the unit it went to learn of a new case; of the default unit the nearest butlers."""
    case, said = _case(event), event.read()
    data = {"by": _when(said.answer_due)}
    if said.given:
        tell_staff(event, case, UUID(said.given), "case.yours")
    for member in _of_unit(case, UUID(said.unit) if said.unit else None):
        tell_staff(event, case, member.account, "case.new", data)


@reaction("case.moved", name="cases.tell_people")
def tell_people(event: Event) -> None:
    """The new assignee, the manager (not solved), and the reporter learn of a step."""
    case, said = _case(event), event.read()
    if said.verb == "dispatch" and case.assignee and case.assignee != event.actor_account:
        tell_staff(event, case, case.assignee, "case.yours")
    if said.verb in ("route", "hand_back") and not case.assignee:
        for member in _of_unit(case, case.unit_id):
            tell_staff(event, case, member.account, "case.new", {"by": _due(case)})
    if said.verb == "request_reopen":
        for member in holders("manager", case.path):
            tell_staff(event, case, member.account, "case.again")
    template = TOLD[said.verb].reporter if said.verb in TOLD else ""
    if template and said.public:
        tell_reporter(event, case, template, {"title": case.said_title, "code": case.code})


def _due(case: Case) -> str:
    return _when((case.due_at or case.answer_due).isoformat())


@reaction("case.bounced", name="cases.tell_of_bounced")
def tell_of_bounced(event: Event) -> None:
    """The managers learn that a case goes round in circles."""
    case, said = _case(event), event.read()
    for member in holders("manager", case.path):
        tell_staff(event, case, member.account, "case.bounced", {"count": said.count})


@reaction("case.help_asked", name="cases.tell_helpers")
def tell_helpers(event: Event) -> None:
    """The members of a unit learn that they are asked to help; the managers, where none of them reads requests."""
    case, said = _case(event), event.read()
    unit = plan_of(case.yard).units.get(UUID(said.unit))
    members = members_of(unit, team_of_estate(case.yard.path)) if unit else []
    to = readers(case, members) if members else []
    for member in to or (holders("manager", case.path)[:NEAREST] if members else []):
        tell_staff(event, case, member.account, "case.help", {"by": _when(said.due)})


@reaction("case.routing_broken", name="cases.tell_of_broken_rules")
def tell_of_broken_rules(event: Event) -> None:
    """The managers learn which rules lead to nobody."""
    said = event.read()
    data = {"numbers": ", ".join(map(str, said.rules))}
    for member in holders("manager", event.yard.path):
        link = f"/desk/{event.yard.code}/routing/"
        tell(event.yard, member.account, "case.routing_broken", data, link=link, key=str(event.id))


@reaction("case.reminded", name="cases.remind")
def remind(event: Event) -> None:
    """Whoever has the case, or else the nearest of its unit, are reminded."""
    case, said = _case(event), event.read()
    to = holder(case) or [member.account for member in _of_unit(case, case.unit_id)]
    for account in to:
        tell_staff(event, case, account, "case.reminded", {"by": _when(said.due_at)})


@reaction("case.overdue", name="cases.tell_upward")
def tell_upward(event: Event) -> None:
    """The rung of the ladder whose turn it is."""
    case, said = _case(event), event.read()
    for member in holders(said.role, case.path):
        tell_staff(event, case, member.account, "case.overdue", {"by": _when(said.due_at)})


@reaction("case.unlooked", name="cases.tell_of_unlooked")
def tell_of_unlooked(event: Event) -> None:
    """The supervisors and the street learn what nobody looked at."""
    said = event.read()
    codes = ", ".join(f"{event.yard.code}-{number}" for number in said.numbers[:20])
    data = {"count": len(said.numbers), "day": said.day, "codes": codes}
    for role in ("community-supervisor", "street-official"):
        for member in holders(role, event.yard.path):
            link = "/oversight/look/" if role in PERMISSIONS["case.look"].roles else "/oversight/"
            tell(event.yard, member.account, "case.unlooked", data, link=link, key=str(event.id))


@reaction("people.erased", name="cases.forget_reporter")
def forget_reporter(event: Event) -> None:
    """The cases of somebody who was erased keep their number and history, without who reported them."""
    account = event.read().account
    if not account:
        return
    own = Case.objects.filter(yard=event.yard, reporter=account).values_list("id", flat=True)
    forget_told(event.yard, list(own))


@reaction("case.reported", name="cases.tally_new")
@reaction("case.moved", name="cases.tally")
@reaction("case.merged", name="cases.tally_merged")
@reaction("case.unmerged", name="cases.tally_unmerged")
def tally_case(event: Event) -> None:
    """The figures follow the case as it is now: the same event twice adds nothing."""
    tally(event.yard, event.subject)
