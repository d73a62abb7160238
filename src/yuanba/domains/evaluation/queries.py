"""What surveys came to: points with their base, nothing of a running one but how many have answered."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, F

from yuanba.domains.evaluation.models import Survey, Tally, Turn
from yuanba.domains.evaluation.rules import PUBLISHED, QUESTIONS, WAYS, Score, score_of, state_on
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

OPEN = 5


@dataclass(frozen=True)
class Result:
    """A survey as everybody may see it; `questions` and `whole` are empty until it is published.

    `before` is the published one of the year before in the same estate; a question that fewer than `minimum` homes
    marked has no points.
    """

    survey: Survey
    state: str
    ways: Mapping[str, int] = field(default_factory=dict)
    questions: Mapping[str, Score] = field(default_factory=dict)
    before: "Result | None" = None

    @property
    def is_published(self) -> bool:
        """Whether it has points."""
        return self.state == PUBLISHED

    @property
    def whole(self) -> Score:
        """All marks together."""
        return sum(self.questions.values(), Score())

    @property
    def change(self) -> str:
        """Against the year before; empty where one of the two has no points."""
        both = self.is_published and self.before is not None and self.before.is_published
        return self.whole.since(self.before.whole) if both and self.before else ""

    @property
    def lines(self) -> list[tuple[str, Score, bool, str]]:
        """Question by question: its code, points, whether enough marked it, and the change."""
        return [(name, score, self._enough(score), self._since(name)) for name, score in self.questions.items()]

    def _enough(self, score: Score) -> bool:
        return score.base >= self.survey.minimum

    def _since(self, name: str) -> str:
        before = self.before.questions.get(name) if self.before else None
        if before is None or self.before is None or not self.before._enough(before):
            return ""
        return self.questions[name].since(before) if self._enough(self.questions[name]) else ""


def running_for(actor: Actor, homes: Collection[Place]) -> list[tuple[Survey, Place]]:
    """What waits for an answer of these homes, which are the actor's own."""
    yards = {home.yard_id for home in homes}
    rows = Survey.objects.filter(yard__in=yards, closes_on__gte=clock.today()).select_related("yard")
    open_now = list(rows.order_by("year")[:OPEN]) if yards and actor.account else []
    if not open_now:
        return []
    said = Turn.objects.filter(yard__in=yards, survey__in=open_now, home__in=[home.id for home in homes])
    done = set(said.values_list("survey_id", "home_id"))
    pairs = [(survey, home) for survey in open_now for home in homes if home.yard_id == survey.yard_id]
    return [(survey, home) for survey, home in pairs if (survey.id, home.id) not in done]


def survey_of(yard: Yard, year: int) -> Survey:
    """The survey of a year; refused as absent."""
    found = Survey.objects.filter(yard=yard, year=year).first()
    if found is None:
        raise absent()
    found.yard = yard
    return found


def has_answered(survey: Survey, home: Place) -> bool:
    """Whether this home has."""
    return Turn.objects.filter(yard=survey.yard, survey=survey, home=home).exists()


def results(yard: Yard, after: str = "", size: int = 5) -> Page[Result]:
    """The surveys of an estate, the newest first."""
    rows = Survey.objects.filter(yard=yard).order_by("-year")
    if after:
        if not (after.isascii() and after.isdigit() and len(after) == 4):
            raise absent()
        rows = rows.filter(year__lt=int(after))
    page = page_of(rows, lambda one: one.year, size)
    for one in page.rows:
        one.yard = yard
    return page.of(_results(page.rows))


def latest_published(yard: Yard) -> Result | None:
    """What hangs at the notice board: the newest that has points."""
    over = Survey.objects.filter(yard=yard, closes_on__lt=clock.today(), answered__gte=F("minimum"))
    found = over.order_by("-year").first()
    if found is None:
        return None
    found.yard = yard
    return _results([found])[0]


def results_in(yards: Iterable[Yard], year: int) -> list[Result]:
    """The surveys of a year in these estates, in their order."""
    there = {yard.id: yard for yard in yards}
    rows = {one.yard_id: one for one in Survey.objects.filter(yard__in=list(there), year=year)}
    found = [rows[yard] for yard in there if yard in rows]
    for one in found:
        one.yard = there[one.yard_id]
    return _results(found)


def _results(surveys: Collection[Survey]) -> list[Result]:
    """With the year before; a fixed number of statements."""
    wanted = {(one.yard_id, one.year - 1) for one in surveys}
    years, yards = {year for _yard, year in wanted}, {yard for yard, _year in wanted}
    former = [one for one in Survey.objects.filter(yard__in=yards, year__in=years) if (one.yard_id, one.year) in wanted]
    plain = _plain([*surveys, *former])
    before = {(one.yard_id, one.year + 1): plain[one.id] for one in former}
    shown = ((plain[one.id], before.get((one.yard_id, one.year))) for one in surveys)
    return [Result(one.survey, one.state, one.ways, one.questions, last) for one, last in shown]


def _plain(surveys: Collection[Survey]) -> dict[UUID, Result]:
    today, ids = clock.today(), [one.id for one in surveys]
    yards = {one.yard_id for one in surveys}
    marks: dict[UUID, dict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for row in Tally.objects.filter(yard__in=yards, survey__in=ids):
        marks[row.survey_id][row.question][row.mark] = row.count
    ways: dict[UUID, dict[str, int]] = defaultdict(lambda: dict.fromkeys(WAYS, 0))
    turns = Turn.objects.filter(yard__in=yards, survey__in=ids).values("survey", "way").annotate(n=Count("id"))
    for survey, way, n in turns.order_by().values_list("survey", "way", "n"):
        ways[survey][way] = n
    found = {}
    for one in surveys:
        state = state_on(today, one.closes_on, one.answered, one.minimum)
        points = {name: score_of(marks[one.id][name]) for name in QUESTIONS} if state == PUBLISHED else {}
        found[one.id] = Result(one, state, ways[one.id], points)
    return found
