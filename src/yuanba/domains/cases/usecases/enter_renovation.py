"""A renovation told by telephone or at the window is entered, so that it is decided and seen like any other."""

from django.db import transaction

from yuanba.domains.cases.access import case_to_write
from yuanba.domains.cases.events import RenovationMoved
from yuanba.domains.cases.models import Renovation
from yuanba.domains.cases.rules.renovation import ASKED, Intended, checked_intended
from yuanba.domains.cases.writing import Target
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record


def enter_renovation(*, actor: Actor, target: Target, home: Place, intended: Intended) -> Renovation:
    """Entered for the home, once a case; there already, it is what is there. The rules of the house were told.

    Refused: `invalid`, `not-renovation`, absent.
    """
    said = checked_intended(intended, clock.today())
    with transaction.atomic():
        case = case_to_write(actor, target.yard, target.case_id, "renovation.advise")
        if home.yard_id != case.yard_id:
            raise absent()
        check(actor, "renovation.advise", home)
        if case.kind != "renovation":
            raise Refusal("not-renovation")
        there = Renovation.objects.filter(yard=case.yard, case=case).first()
        if there is not None:
            return there
        found = Renovation(yard=case.yard, case=case, home=home, state=ASKED, works=list(said.works))
        assert said.starts_on and said.ends_on  # noqa: S101, PT018  checked above
        found.starts_on, found.ends_on, found.company = said.starts_on, said.ends_on, said.company
        found.agreed_at = clock.now()
        found.save()
        record(RenovationMoved(step="asked", path=home.path), yard=case.yard, actor=actor, subject=case.id)
        return found
