"""The rows of the promise ledger: one for each promise, closed when the work ends."""

from datetime import datetime

from django.db.models import Q

from yuanba.domains.cases.models import Case, Promise
from yuanba.domains.cases.queries.company import company_of
from yuanba.domains.cases.rules.promises import became
from yuanba.kernel import clock


def note_promise(case: Case, said: str, due: datetime) -> None:
    """What was promised just now, by the company that looks after the estate today."""
    about = company_of(case.yard)
    Promise(
        yard=case.yard,
        case=case,
        words=said,
        due=due,
        at=clock.now(),
        company=about.name,
        company_en=about.name_en,
    ).save()


def end_promises(case: Case, said: str) -> None:
    """The work has ended, so has every promise given for it and for what was taken into it, each by its own date."""
    now = clock.now()
    given = Promise.objects.filter(Q(case=case) | Q(case__main=case), yard=case.yard, ended_at__isnull=True)
    for one in given:
        one.ended_at, one.how = now, became(one.due, now, case.outcome, now)
        one.because = said if one.how == "dropped" else ""
        one.save()
