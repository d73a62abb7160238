"""One case with its history: what a page shows."""

from dataclasses import dataclass
from datetime import datetime

from yuanba.domains.cases.access import own_roles
from yuanba.domains.cases.models import Case, Contact, Photo, Step
from yuanba.domains.cases.rules import clocks, states
from yuanba.domains.cases.rules.policy import from_data
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor, can


@dataclass(frozen=True)
class Story:
    """The case, its steps (newest first) and pictures, and when it closes by itself."""

    case: Case
    steps: list[Step]
    photos: list[Photo]
    confirm_until: datetime | None

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
    def answered_in_time(self) -> bool | None:
        """None while it is open and not late."""
        return clocks.in_time(self.case.answered_at, self.case.answer_due, clock.now())

    @property
    def closed_in_time(self) -> bool | None:
        """None while it is open and not late, or where nothing was promised yet."""
        return clocks.in_time(self.case.resolved_at, self.case.close_due, clock.now())


def story(actor: Actor, case: Case) -> Story:
    """The history as far as the actor may see it: staff all, the reporter what is public."""
    steps = Step.objects.filter(yard=case.yard, case=case)
    if not can(actor, "case.read", case):
        steps = steps.filter(public=True)
    photos = Photo.objects.filter(yard=case.yard, case=case).select_related("file").order_by("id")
    return Story(case, list(steps.order_by("-id")[:200]), list(photos[:60]), confirm_until(case))


def confirm_until(case: Case) -> datetime | None:
    """When a case that is done closes by itself."""
    if case.state == states.RESOLVED and case.resolved_at:
        return clocks.confirm_until(case.resolved_at, from_data(case.policy))
    return None


def contact_of(actor: Actor, case: Case) -> Contact | None:
    """How to reach the reporter: for those with the right of its own, and for the reporter."""
    if not own_roles(actor, case) and not can(actor, "case.contact", case):
        return None
    return Contact.objects.filter(yard=case.yard, case=case).first()
