"""The only functions that hand out a survey: they check place and right and, to write, hold its row."""

from yuanba.domains.evaluation.models import Survey
from yuanba.domains.places.public import Place
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard


def estate_to(actor: Actor, yard: Yard, action: str) -> None:
    """Refuse as absent an office, or an estate where the actor may not do `action`."""
    check(actor, action, yard)
    if yard.kind != Yard.Kind.ESTATE:
        raise absent()


def home_to(actor: Actor, home: Place, action: str) -> None:
    """Refuse as absent what is no home, or one for which the actor may not answer."""
    if home.kind != Place.Kind.HOME:
        raise absent()
    check(actor, action, home)


def survey_held(yard: Yard, year: int) -> Survey:
    """The survey, its row locked until the commit; refused as absent."""
    rows = Survey.objects.select_for_update(of=("self",), no_key=True)
    found = rows.filter(yard=yard, year=year).first()
    if found is None:
        raise absent()
    found.yard = yard
    return found
