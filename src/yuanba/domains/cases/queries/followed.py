"""What somebody follows, and what of a case they may read: the public part, and nobody's own words."""

from uuid import UUID

from django.db.models.functions import Coalesce

from yuanba.domains.cases.access import may_read_words
from yuanba.domains.cases.models import Case, Follower, Photo, Step
from yuanba.domains.cases.permissions import PERMISSIONS
from yuanba.domains.cases.queries.lists import LISTED
from yuanba.domains.cases.queries.story import OWN, Story, confirm_until, nameless, uncovered
from yuanba.kernel.paging import Page
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.paging import by_moment

MOST = 50


def main_of(case: Case) -> Case:
    """The case itself, or the one it was taken into."""
    if case.main_id is None:
        return case
    return Case.objects.select_related("yard", "place").get(yard=case.yard, id=case.main_id)


def public_part(case: Case) -> Story:
    """A case as followers read it: the public steps with what staff said in them, pictures before and after."""
    steps = Step.objects.filter(yard=case.yard, case=case, public=True).order_by("-id")[:200]
    photos = Photo.objects.filter(yard=case.yard, case=case, stage__in=("before", "after")).select_related("file")
    roles = PERMISSIONS["case.read"].roles - {"reporter"}
    shown = nameless(case, list(steps))
    for step in shown:
        if step.role not in roles:
            step.text = ""  # what residents wrote is for those who handle it
        if step.verb in OWN and case.reporter is not None and step.account == case.reporter:
            step.name, step.account, step.role, step.text = "", None, "", ""  # neighbours never see who reported
    found = Story(case, shown, list(photos.order_by("id")[:60]), confirm_until(case))
    return uncovered(found) if case.covered else found


def followed(actor: Actor, after: str = "") -> Page[Follower]:
    """What an account follows, the newest first, in all yards; absent after a key that somebody made up."""
    if actor.account is None:
        return Page([], "")
    rows = Follower.objects.filter(account=actor.account, left_at__isnull=True)
    return by_moment(rows.select_related("yard", "case__place", "case__main__place"), "-since", after)


def own_and_followed(actor: Actor) -> tuple[list[Case], list[Case]]:
    """The newest that an account reported, and what it follows of others as far as neighbours see it; one statement.

    Followed is, of what was taken into another, the other.
    """
    if actor.account is None:
        return [], []
    own = Case.objects.filter(reporter=actor.account).order_by().values_list("id")
    rows = Follower.objects.filter(account=actor.account, left_at__isnull=True).order_by()
    both = own.union(rows.values_list(Coalesce("case__main", "case")))
    found = Case.objects.filter(id__in=both).select_related("yard", "place").only(*LISTED, "reporter")
    page = by_moment(found, "-reported_at", "")
    others = [case for case in page.rows if case.reporter != actor.account and case.visibility == "neighbours"]
    return [case for case in page.rows if case.reporter == actor.account], others


def taken_into(actor: Actor, case: Case) -> list[Case]:
    """The cases that were taken into one, the earliest first; of private ones those whose words the actor reads."""
    rows = Case.objects.filter(yard=case.yard, main=case).select_related("yard").order_by("number")
    return [one for one in rows[:MOST] if may_read_words(actor, one)]


def case_numbered(yard: Yard, text: str) -> UUID | None:
    """The case of a number as people say it, JG-12 or 12."""
    number = text.strip().upper().removeprefix(f"{yard.code}-")
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        return None
    return Case.objects.filter(yard=yard, number=int(number)).values_list("id", flat=True).first()
