"""Notices of a scene, and undertakings with the proof that every home had them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from yuanba.demo import pictures
from yuanba.domains.notices import public as notices
from yuanba.domains.places import public as places
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import store_image
from yuanba.platform.yards.models import Yard

AT_ONCE = 500
EVERYBODY = notices.Audience()


@dataclass(frozen=True)
class Said:
    """A notice: `days` is how long it hangs; `key` tells it from the others of its author."""

    key: str
    title: str
    title_en: str
    text: str
    text_en: str
    kind: str = "general"
    days: int = 60
    audience: notices.Audience = EVERYBODY


def say(yard: Yard, by: Actor, said: Said, undertaking: UUID | None = None) -> notices.Notice:
    """The notice, published; the same again is the same."""
    today = clock.today()
    words = {name: value for name, value in vars(said).items() if name not in ("key", "days")}
    draft = notices.Draft(since=today, until=today + timedelta(days=said.days), **words)
    made = notices.draft_notice(actor=by, yard=yard, draft=draft, client_key=said.key, undertaking_id=undertaking)
    if made.state != notices.states.DRAFT:
        return made
    return notices.publish_notice(actor=by, yard=yard, notice_id=made.id)


def plan(yard: Yard, by: Actor, at: places.Place, said: Said, starts_on: date, key: str) -> notices.Undertaking:
    """The undertaking that these words announce, at a place, for all of their audience."""
    words = {name: getattr(said, name) for name in ("title", "title_en", "text", "text_en")}
    planned = notices.Plan(starts_on=starts_on, affected=said.audience, **words)
    return notices.plan_undertaking(actor=by, yard=yard, place_id=at.id, plan=planned, client_key=key)


def is_said(yard: Yard, title: str) -> bool:
    """Whether the yard has published a notice with this title."""
    return notices.Notice.objects.filter(yard=yard, title=title, number__gt=0).exists()


def prove(yard: Yard, by: Actor, notice: notices.Notice, homes: Sequence[places.Place], channel: str) -> int:
    """Each home has the notice at the door or in hand, with a photograph; how many proofs are new."""
    new = 0
    for start in range(0, len(homes), AT_ONCE):
        photo = store_image(yard, pictures.sheet())
        ids = [home.id for home in homes[start : start + AT_ONCE]]
        new += notices.note_delivery(
            actor=by, yard=yard, notice_id=notice.id, home_ids=ids, channel=channel, photo_id=photo.id
        )
    return new


def days_before(moment: datetime, days: int, hour: int = 10) -> datetime:
    """That many days earlier, at an hour of the day."""
    return (
        (moment - timedelta(days=days)).astimezone(clock.SHANGHAI).replace(hour=hour, minute=0, second=0, microsecond=0)
    )
