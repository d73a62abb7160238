"""Photographs and voices of messages: fetched after the answer, and put to the request they belong to."""

from uuid import UUID

from django.utils.translation import gettext, override

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.interfaces.incoming.whereabouts import place_in
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import ANONYMOUS, Actor
from yuanba.platform.files.public import store_image, store_sound
from yuanba.platform.notify.public import NotSentError, heard, official
from yuanba.platform.tasks.public import task
from yuanba.platform.yards.models import Yard

BY, ATTEMPTS = "wechat", 12
Media = list[list[str]]


def writer(openid: str) -> Actor:
    """The account to which this WeChat is linked; a stranger where none is, or where it may not come in this way."""
    account = official()
    if account is None:
        return ANONYMOUS
    proof = people.Proof("wechat", (f"{account.app} {openid}",))
    try:
        found = people.sign_in_by_identity(actor=ANONYMOUS, proof=proof)
    except Refusal:
        return ANONYMOUS
    return people.actor_of(found.id) if found else ANONYMOUS


def stored(yard: Yard, media: Media) -> tuple[tuple[UUID, ...], list[UUID]]:
    """The photographs, re-encoded, and the voices; what cannot be read is left out."""
    account, photos, voices = official(), [], []
    for kind, key in media if account else ():
        try:
            data = account.fetch(key) if account else b""
            if kind == "image":
                photos.append(store_image(yard, data).id)
            else:
                voices.append(store_sound(yard, data).id)
        except Refusal:
            continue
        except NotSentError as error:  # it may be there in a minute, or never again
            if not error.for_good:
                raise
    return tuple(dict.fromkeys(photos)), list(dict.fromkeys(voices))


def added(case: cases.Case, media: Media, number: str) -> None:
    """Later, to a request that is there; the task knows it by its ids, which open nothing."""
    add.enqueue(str(case.yard_id), str(case.id), media, number)


@task(max_attempts=ATTEMPTS)
def add(yard_id: str, case_id: str, media: Media, number: str) -> str:
    """To a request that is there."""
    case, reporter = cases.case_of_reporter(Yard.objects.get(id=yard_id), UUID(case_id))
    photos, voices = stored(case.yard, media)
    if not photos and not voices:
        return "nothing"
    target = cases.Target(case.yard, case.id, None, f"{BY} {number}"[:64])
    cases.messaging.say_more(actor=reporter, target=target, photos=photos, sound=next(iter(voices), None))
    _speak(case, reporter, number, voices[1:])
    return case.code


def _speak(case: cases.Case, reporter: Actor, number: str, voices: list[UUID]) -> None:
    for at, sound in enumerate(voices, start=2):
        target = cases.Target(case.yard, case.id, None, f"{BY} {number}"[:60] + f" {at}")
        cases.messaging.say_more(actor=reporter, target=target, sound=sound)


@task(max_attempts=ATTEMPTS)
def report_voice(where: str, media: Media, number: str, lang: str) -> str:
    """A request that is a voice alone; its number is told afterwards. Who spoke is kept with what was heard."""
    place, message = place_in(where), heard(BY, number)
    if place is None or message is None:
        return "nowhere"
    photos, voices = stored(place.yard, media)
    sound = next(iter(voices), None)
    with override("zh-hans"):
        lost = gettext("A voice message that could not be kept. Please write to whoever sent it.")
    draft = cases.Draft(text="" if sound else lost, photos=photos, sound=sound, visibility="handlers")
    sent = cases.messaging.Message(BY, message.who, number, lang)
    made = cases.messaging.take_message(actor=writer(message.who), place=place, draft=draft, message=sent)
    _speak(*cases.case_of_reporter(place.yard, made.case.id), number, voices[1:])
    return made.case.code
