"""Questions on rows of what was published, and what was answered for everybody to read."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from yuanba.domains.cases import public as cases
from yuanba.domains.cases.public import Case
from yuanba.domains.disclosure.access import publication_of
from yuanba.domains.disclosure.models import LineQuestion, Publication
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.yards.models import Yard

PAGE = 10


@dataclass(frozen=True)
class Question:
    """A question that neighbours may read, and the last answer that is for everybody; empty where there is none."""

    case: Case
    answer: str


def questions_on(publication: Publication) -> Mapping[str, int]:
    """How many questions were asked on each row, also those that only their handlers read."""
    rows = LineQuestion.objects.filter(yard=publication.yard_id, publication=publication)
    return dict(rows.values_list("row").annotate(n=Count("id")).order_by())


def questions(yard: Yard, code: str, row: str, *, after: str = "") -> Page[Question]:
    """Those on a row, the newest first, for anyone; refused as absent."""
    found = publication_of(yard, code)
    rows = LineQuestion.objects.filter(yard=yard, publication=found, row=row, case__visibility="neighbours")
    if after:
        if not (after.isascii() and after.isdecimal() and len(after) < 10):
            raise absent()
        rows = rows.filter(case__number__lt=int(after))
    page = page_of(rows.select_related("case").order_by("-case__number"), lambda one: one.case.number, PAGE)
    answers = cases.answers_to(yard, [one.case for one in page.rows])
    return page.of(Question(one.case, answers.get(one.case_id, "")) for one in page.rows)
