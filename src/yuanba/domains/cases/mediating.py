"""Who is told of a mediation: its mediator and its sides, in words that say nothing of it."""

from collections.abc import Iterable
from uuid import UUID

from yuanba.domains.cases.disputes import parties_of
from yuanba.domains.cases.models import Dispute
from yuanba.platform.events.public import Event, reaction
from yuanba.platform.notify.public import register_template, tell

register_template("dispute.opened", "You are asked to a mediation (%(code)s). Please say whether you agree.")
register_template("dispute.yours", "A mediation was given to you (%(code)s).")
register_template("dispute.sitting", "A sitting of your mediation (%(code)s) is fixed.")
register_template("dispute.offered", "Your mediation (%(code)s) has an agreement to be signed.")
register_template("dispute.agreed", "All have signed (%(code)s). The agreement can be printed.")
register_template("dispute.ended", "Your mediation (%(code)s) has ended. Please read what comes next.")
TO_SIDES = {
    "opened": "opened",
    "sitting": "sitting",
    "offered": "offered",
    "agreed": "agreed",
    "failed": "ended",
    "withdrawn": "ended",
}


@reaction("dispute.moved", name="cases.tell_of_mediation")
def tell_of_mediation(event: Event) -> None:
    """The sides who have an account, and a new mediator."""
    step = event.read().step
    dispute = Dispute.objects.select_related("yard").get(yard=event.yard, id=event.subject)
    if step in TO_SIDES:
        _tell(event, dispute, f"dispute.{TO_SIDES[step]}", _accounts(dispute), f"/my/disputes/{dispute.yard.code}")
    if step in ("opened", "handed-over") and dispute.mediator != dispute.opened_by:
        _tell(event, dispute, "dispute.yours", [dispute.mediator], f"/desk/{dispute.yard.code}/mediation")


def _accounts(dispute: Dispute) -> list[UUID]:
    found = (one.card.account_id for one in parties_of(dispute) if one.card and one.stance != "refused")
    return [account for account in found if account]


def _tell(event: Event, dispute: Dispute, template: str, to: Iterable[UUID], way: str) -> None:
    for account in to:
        link = f"{way}/{dispute.id}/"
        tell(dispute.yard, account, template, {"code": dispute.code}, link=link, key=str(event.id))
