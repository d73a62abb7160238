"""Surveys as pages and files show them: points by question, with their base, beside the year before."""

from collections.abc import Iterable, Iterator, Mapping

from django.http import HttpResponseBase
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from yuanba.domains.evaluation import public as evaluation
from yuanba.domains.places.public import Profile
from yuanba.interfaces.tables import dated, table_of

HEAD = (
    *(_("Year"), _("Estate"), _("Company"), _("Open until"), _("Homes asked"), _("Homes that answered")),
    *(_("What was asked"), _("Points of 100"), _("Marks counted"), _("Against the year before")),
)


def marks_typed(given: Mapping[str, str]) -> dict[str, int]:
    """What was chosen so far: a question without a face is left out."""
    chosen = {name: given.get(name, "") for name in evaluation.QUESTIONS}
    return {name: int(text) for name, text in chosen.items() if text in ("0", "1", "2", "3", "4", "5")}


def file_of(results: Iterable[tuple[Profile, evaluation.Result]], kind: str, name: str) -> HttpResponseBase:
    """A line for the whole and one for each question; without points where there are none."""
    head = [gettext(word) for word in HEAD]
    lines = (line for profile, one in results for line in _lines(profile, one))
    return table_of(head, lines, dated(name, kind), kind, gettext("Surveys"))


def _lines(profile: Profile, one: evaluation.Result) -> Iterator[list[str]]:
    survey, english = one.survey, get_language() == "en"
    company = survey.company_en or survey.company if english else survey.company
    estate = profile.name_en or profile.name if english else profile.name
    first = [str(survey.year), estate, company, survey.closes_on.isoformat(), str(survey.asked), str(survey.answered)]
    whole = one.whole
    yield [
        *first,
        gettext("All questions"),
        whole.words if whole.base else "",
        str(whole.base or ""),
        _plain(one.change),
    ]
    for name, score, enough, change in one.lines:
        yield [
            *first,
            gettext(evaluation.QUESTIONS[name]),
            score.words if enough else "",
            str(score.base),
            _plain(change),
        ]


def _plain(change: str) -> str:
    """Without the plus sign, which a spreadsheet takes for a formula."""
    return change.removeprefix("+")
