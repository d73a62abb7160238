"""Photographs and voices of messages: fetched after the answer, and put to the request they belong to."""

from uuid import UUID

from django.utils.translation import gettext, override

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.interfaces.incoming.whereabouts import place_in
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import ANONYMOUS
from yuanba.platform.files.public import store_image, store_sound
from yuanba.platform.notify.public import NotSentError, official
from yuanba.platform.tasks.public import task
from yuanba.platform.yards.models import Yard

BY, ATTEMPTS = "wechat", 12
Media = list[list[str]]


def stored(yard: Yard, media: Media) -> tuple[tuple[UUID, ...], UUID | None]:
    """The photographs, re-encoded, and the last voice; what cannot be read is left out."""
    account, photos, sound = official(), [], None
    for kind, key in media if account else ():
        try:
            data = account.fetch(key) if account else b""
            if kind == "image":
                photos.append(store_image(yard, data).id)
            else:
                sound = store_sound(yard, data).id
        except Refusal:
            continue
        except NotSentError as error:  # it may be there in a minute, or never again
            if not error.for_good:
                raise
    return tuple(dict.fromkeys(photos)), sound


@task(max_attempts=ATTEMPTS)
def add(short: str, media: Media, number: str) -> str:
    """To a request that is there."""
    case = cases.case_by_short(short)
    photos, sound = stored(case.yard, media)
    if not photos and sound is None:
        return "nothing"
    _case, reporter = cases.case_by_token(case.yard, cases.token_of(case))
    target = cases.Target(case.yard, case.id, None, f"{BY} {number}"[:64])
    cases.messaging.say_more(actor=reporter, target=target, photos=photos, sound=sound)
    return case.code


@task(max_attempts=ATTEMPTS)
def report_voice(where: str, media: Media, number: str, who: str, account: str) -> str:
    """A request that is a voice alone; its number is told afterwards."""
    place = place_in(where)
    if place is None:
        return "nowhere"
    photos, sound = stored(place.yard, media)
    with override("zh-hans"):
        lost = gettext("A voice message that could not be kept. Please write to whoever sent it.")
    draft = cases.Draft(text="" if sound else lost, photos=photos, sound=sound, visibility="handlers")
    actor = people.actor_of(UUID(account)) if account else ANONYMOUS
    message = cases.messaging.Message(BY, who, number)
    made = cases.messaging.take_message(actor=actor, place=place, draft=draft, message=message)
    return made.case.code
