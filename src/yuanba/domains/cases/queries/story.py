"""One case with its history: what a page shows."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from yuanba.domains.cases.access import own_roles, reads_private
from yuanba.domains.cases.models import Case, Contact, Photo, Step
from yuanba.domains.cases.queries.covering import covers_of, hears, sees_covered
from yuanba.domains.cases.rules import clocks, states
from yuanba.domains.cases.rules.covering import PHOTO, STEP, TEXT
from yuanba.domains.cases.rules.policy import from_data
from yuanba.domains.cases.rules.vocabulary import OF_NEIGHBOUR
from yuanba.kernel import clock
from yuanba.platform.access.public import REPORTER, Actor, can
from yuanba.platform.files.public import playable

BESIDE = frozenset({"join", "add"})  # what neighbours say who joined: for those who handle the case
OWN = frozenset({"report", "say_more", "confirm", "rate", "request_reopen", "unname", "hide"})


@dataclass(frozen=True)
class Story:
    """The case, its steps (newest first) and pictures, when it closes by itself, whether its sound may be heard.

    `covered` are the steps and pictures that are out of public view, `as_written` the words as they were: for whoever
    may see contacts.
    """

    case: Case
    steps: list[Step]
    photos: list[Photo]
    confirm_until: datetime | None
    hears: bool = False
    covered: frozenset[UUID] = frozenset()
    as_written: str = ""

    def stage(self, name: str) -> list[Photo]:
        """The pictures of a stage."""
        return [photo for photo in self.photos if photo.stage == name]

    @property
    def before(self) -> list[Photo]:
        """As it was."""
        return self.stage("before")

    @property
    def after(self) -> list[Photo]:
        """As it is now."""
        return self.stage("after")

    @property
    def evidence(self) -> list[Photo]:
        """On the way."""
        return self.stage("evidence")

    @property
    def plays(self) -> bool:
        """Whether a browser plays what was spoken."""
        return self.case.sound is not None and playable(self.case.sound) is not None

    @property
    def answered_in_time(self) -> bool | None:
        """None while it is open and not late."""
        return clocks.in_time(self.case.answered_at, self.case.answer_due, clock.now())

    @property
    def closed_in_time(self) -> bool | None:
        """None while it is open and not late, or where nothing was promised yet."""
        return clocks.in_time(self.case.resolved_at, self.case.close_due, clock.now())


def story(actor: Actor, case: Case) -> Story:
    """The history as far as the actor may see it: staff all, the reporter what is public.

    What neighbours said and showed who joined is for those who handle it: to others who oversee it, it is there.
    """
    steps = Step.objects.filter(yard=case.yard, case=case)
    if not can(actor, "case.read", case):
        steps = steps.filter(public=True)
    photos = Photo.objects.filter(yard=case.yard, case=case).select_related("file").order_by("id")
    shown = nameless(case, list(steps.order_by("-id")[:200]))
    if case.unnamed_at is not None and not own_roles(actor, case):
        _unnamed(case, shown)
    if not reads_private(actor, case):
        photos = photos.exclude(stage=OF_NEIGHBOUR)
        _without_neighbours(shown)
    found = Story(case, shown, list(photos[:60]), confirm_until(case), hears=case.sound_id is not None)
    return as_seen(actor, found) if case.covered or case.unnamed_at else found


def nameless(case: Case, steps: list[Step]) -> list[Step]:
    """The steps; of a case whose reporter was erased, or never known, what whoever reported did is nobody's."""
    for step in steps:
        if case.reporter is None and step.verb in OWN and step.role in ("", REPORTER):
            step.name, step.account = "", None
    return steps


def _without_neighbours(steps: list[Step]) -> None:
    """That a neighbour spoke stays; what was said goes."""
    for step in steps:
        step.text = "" if step.verb in BESIDE else step.text


def _unnamed(case: Case, steps: list[Step]) -> None:
    """What whoever reported did is nobody's."""
    for step in steps:
        if case.reporter is not None and step.account == case.reporter:
            step.name, step.account, step.role = "", None, ""


def as_seen(actor: Actor, story: Story) -> Story:
    """A story as the actor may see it; for whoever sees the original, with marks on it."""
    found = replace(story, hears=story.hears and hears(actor, story.case))
    if not sees_covered(actor, story.case):
        return uncovered(found)
    covers = covers_of(story.case)
    ids = frozenset(one.target for one in covers if one.target)
    return replace(found, covered=ids, as_written=next((one.words for one in covers if one.what == TEXT), ""))


def uncovered(story: Story) -> Story:
    """A story as it stands in public view."""
    covers = covers_of(story.case)
    worded = {one.target: one.wording for one in covers if one.what == STEP}
    for step in story.steps:
        step.text = worded.get(step.id, step.text)
    away = {one.target for one in covers if one.what == PHOTO}
    return replace(story, photos=[one for one in story.photos if one.id not in away])


def confirm_until(case: Case) -> datetime | None:
    """When a case that is done closes by itself."""
    if case.state == states.RESOLVED and case.resolved_at:
        return clocks.confirm_until(case.resolved_at, from_data(case.policy))
    return None


def contact_of(actor: Actor, case: Case) -> Contact | None:
    """How to reach the reporter: for those with the right of its own until the name is taken off; for the reporter."""
    if not own_roles(actor, case) and (case.unnamed_at is not None or not can(actor, "case.contact", case)):
        return None
    return Contact.objects.filter(yard=case.yard, case=case).first()
