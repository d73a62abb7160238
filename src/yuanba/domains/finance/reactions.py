"""Who is told of bills: the owners of today, in their inbox."""

from yuanba.domains.finance.models import Reminder
from yuanba.domains.people.public import OWNING, Tenure
from yuanba.kernel.money import format_yuan
from yuanba.platform.events.public import Event, reaction
from yuanba.platform.notify.public import register_template, tell

REMINDED = register_template("bill.reminded", "A fee is overdue: ¥%(sum)s for %(home)s. Please have a look.")
MINE = "/my/bills/"


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
