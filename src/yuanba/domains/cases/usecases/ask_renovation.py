"""A resident hands in a renovation of the own home: what, when, by whom, with drawings, keeping to the rules."""

from django.db import transaction

from yuanba.domains.cases.events import RenovationMoved
from yuanba.domains.cases.models import HandedDrawing, Renovation
from yuanba.domains.cases.rules.drafts import Draft
from yuanba.domains.cases.rules.renovation import ASKED, Intended, checked_intended
from yuanba.domains.cases.usecases.report import report
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.files.public import pictures


def ask_renovation(*, actor: Actor, home: Place, intended: Intended, client_key: str) -> Renovation:
    """A case of the kind renovation that only handlers read, with what is intended; once per client key.

    Refused: `invalid`, `conflict`, absent.
    """
    check(actor, "renovation.ask", home)
    said = checked_intended(intended, clock.today())
    files = pictures(home.yard, list(said.drawings))
    draft = Draft(text=said.text, kind="renovation", level="middling", visibility="handlers")
    with transaction.atomic():
        made = report(actor=actor, place=home, draft=draft, channel="resident", client_key=client_key)
        if made.repeated:
            return Renovation.objects.select_related("case", "yard").get(yard=home.yard, case=made.case)
        found = Renovation(yard=home.yard, case=made.case, home=home, state=ASKED, works=list(said.works))
        assert said.starts_on and said.ends_on  # noqa: S101, PT018  checked above
        found.starts_on, found.ends_on, found.company = said.starts_on, said.ends_on, said.company
        found.agreed_at = clock.now()
        found.save()
        for number, file in enumerate(files, 1):
            HandedDrawing(yard=home.yard, renovation=found, number=number, file=file).save()
        record(RenovationMoved(step="asked", path=home.path), yard=home.yard, actor=actor, subject=made.case.id)
        return found
