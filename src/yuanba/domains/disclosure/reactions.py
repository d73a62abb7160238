"""What follows a signed contract, and who is told of what is to be published."""

from uuid import UUID

from yuanba.domains.disclosure.models import DutyTerm
from yuanba.domains.disclosure.permissions import PERMISSIONS
from yuanba.domains.disclosure.rules import duties
from yuanba.domains.disclosure.usecases.set_duty import set_duty
from yuanba.domains.people.public import actor_of, holders
from yuanba.domains.places.public import profile
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM, can
from yuanba.platform.events.public import Event, reaction
from yuanba.platform.notify.public import register_template, tell

NEAREST = 5
register_template("statement.due", "%(estate)s: the statement of %(period)s is to be published by %(day)s.")
register_template(
    "statement.missing", "%(estate)s: the statement of %(period)s was due on %(day)s and is %(days)s days late."
)
register_template("statement.late", "%(estate)s did not publish its statement of %(period)s by %(day)s.")


@reaction("contract.signed", name="disclosure.usual_duties")
def usual_duties(event: Event) -> None:
    """The first contract of an estate brings what is usual; whoever may sets something else."""
    if DutyTerm.objects.filter(yard=event.yard).exists():
        return
    for what, kind, days in duties.USUAL:
        set_duty(actor=SYSTEM, yard=event.yard, term=duties.Term(what, kind, clock.today(), days))


@reaction("statement.due", name="disclosure.tell_publishers")
def tell_publishers(event: Event) -> None:
    """Whoever drafts statements of the estate."""
    said = event.read()
    more = {"days": str(said.late)} if said.late else {}
    template = "statement.missing" if said.late else "statement.due"
    _tell(event, "statement.draft", template, {"period": said.label, "day": said.due} | more)


@reaction("statement.late", name="disclosure.tell_overseers")
def tell_overseers(event: Event) -> None:
    """The nearest of those who look after estates from above."""
    said = event.read()
    _tell(event, "duty.oversee", "statement.late", {"period": said.label, "day": said.due})


def _tell(event: Event, right: str, template: str, data: dict[str, str]) -> None:
    estate = profile(event.yard)
    for account in _nearest(right, event.yard.path):
        reader = actor_of(account)
        if can(reader, right, event.yard):
            name = (reader.language == "en" and estate.name_en) or estate.name
            link = f"/desk/{event.yard.code}/statements/calendar/"
            tell(event.yard, account, template, {"estate": name} | data, link=link, key=str(event.id))


def _nearest(right: str, path: str) -> list[UUID]:
    found = [one for role in sorted(PERMISSIONS[right].roles) for one in holders(role, path)]
    near = sorted(found, key=lambda one: -len(one.path))
    return list(dict.fromkeys(one.account for one in near))[:NEAREST]
