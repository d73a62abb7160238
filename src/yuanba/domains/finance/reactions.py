"""Who is told of bills: the owners of today, in their inbox."""

from yuanba.domains.finance.models import Reminder
from yuanba.domains.people.public import OWNING, Tenure, actor_of, holders
from yuanba.domains.places.public import profile
from yuanba.kernel.money import format_yuan
from yuanba.platform.access.public import can
from yuanba.platform.events.public import Event, reaction
from yuanba.platform.notify.public import register_template, tell

REMINDED = register_template("bill.reminded", "A fee is overdue: ¥%(sum)s for %(home)s. Please have a look.")
LOOK = register_template("online.look", "%(estate)s: a payment by WeChat of ¥%(sum)s needs somebody to look at it.")
DIFFERS = register_template(
    "online.differs", "%(estate)s: the trade bill of WeChat of %(day)s differs in %(lines)s lines."
)
MINE, NEAREST = "/my/bills/", 5
register_template("revenue.due", "%(party)s is to pay ¥%(sum)s for a common part by %(day)s.")
register_template("revenue.late", "%(party)s owes ¥%(sum)s for a common part since %(day)s, %(late)s days.")


@reaction("bill.reminded", name="finance.tell_owners")
def tell_owners(event: Event) -> None:
    """Those of the home who have an account."""
    found = Reminder.objects.select_related("yard", "home").get(yard=event.yard, id=event.subject)
    owners = Tenure.objects.filter(yard=event.yard, home=found.home, kind__in=OWNING, until=None)
    owners = owners.filter(card__account__isnull=False)
    for account, language in owners.values_list("card__account", "card__account__language").distinct():
        label = found.home.label_en if language == "en" else found.home.label
        tell(
            found.yard, account, REMINDED, {"sum": format_yuan(found.fen), "home": label}, link=MINE, key=str(event.id)
        )


@reaction("revenue.due", name="finance.tell_takers")
def tell_takers(event: Event) -> None:
    """The managers of the estate."""
    said = event.read()
    data = {"party": said.party, "sum": format_yuan(said.fen), "day": said.day}
    data |= {"late": str(said.late)} if said.late else {}
    link = f"/desk/{event.yard.code}/revenue/{said.contract}/"
    for one in holders("manager", event.yard.path)[:NEAREST]:
        tell(
            event.yard, one.account, "revenue.late" if said.late else "revenue.due", data, link=link, key=str(event.id)
        )


@reaction("online.settled", name="finance.tell_odd")
def tell_odd(event: Event) -> None:
    """What a person should look at."""
    said = event.read()
    if said.odd:
        _tell_managers(event, LOOK, {"sum": format_yuan(said.fen)}, f"online/{event.subject}/")


@reaction("online.compared", name="finance.tell_differences")
def tell_differences(event: Event) -> None:
    """That the trade bill differs."""
    said = event.read()
    if said.differs:
        _tell_managers(event, DIFFERS, {"day": said.day, "lines": str(said.differs)}, "online/days/")


def _tell_managers(event: Event, template: str, data: dict[str, str], link: str) -> None:
    estate = profile(event.yard)
    for one in holders("manager", event.yard.path):
        reader = actor_of(one.account)
        if can(reader, "payment.compare", event.yard):
            name = (reader.language == "en" and estate.name_en) or estate.name
            path = f"/desk/{event.yard.code}/{link}"
            tell(event.yard, one.account, template, {"estate": name} | data, link=path, key=str(event.id))
