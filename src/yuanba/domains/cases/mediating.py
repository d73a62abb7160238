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
register_template("dispute.answered", "A side has answered whether it agrees to your mediation (%(code)s).")
register_template("dispute.signed", "A side has signed in your mediation (%(code)s).")
register_template("dispute.followed", "A side says whether an agreement held in your mediation (%(code)s).")
register_template("dispute.ended", "Your mediation (%(code)s) has ended. Please read what comes next.")
TO_SIDES = {
    "opened": "opened",
    "sitting": "sitting",
    "offered": "offered",
    "agreed": "agreed",
    "failed": "ended",
    "withdrawn": "ended",
}
TO_MEDIATOR = {
    "consent-by-side": "answered",
    "signed-by-side": "signed",
    "agreed": "agreed",
    "followed-by-side": "followed",
}


@reaction("dispute.moved", name="cases.tell_of_mediation")
def tell_of_mediation(event: Event) -> None:
    """The sides who have an account, and the mediator: a new one, and of what a side did on its own."""
    step = event.read().step
    dispute = Dispute.objects.select_related("yard").get(yard=event.yard, id=event.subject)
    if step in TO_SIDES:
        _tell(event, dispute, f"dispute.{TO_SIDES[step]}", _accounts(dispute), f"/my/disputes/{dispute.yard.code}")
    if step in ("opened", "handed-over") and dispute.mediator != dispute.opened_by:
        _tell(event, dispute, "dispute.yours", [dispute.mediator], f"/desk/{dispute.yard.code}/mediation")
    if step in TO_MEDIATOR:
        template = f"dispute.{TO_MEDIATOR[step]}"
        _tell(event, dispute, template, [dispute.mediator], f"/desk/{dispute.yard.code}/mediation")


def _accounts(dispute: Dispute) -> list[UUID]:
    found = (one.card.account_id for one in parties_of(dispute) if one.card and one.stance != "refused")
    return [account for account in found if account]


def _tell(event: Event, dispute: Dispute, template: str, to: Iterable[UUID], way: str) -> None:
    for account in to:
        link = f"{way}/{dispute.id}/"
        tell(dispute.yard, account, template, {"code": dispute.code}, link=link, key=str(event.id))
