"""Mails become requests: each once, none of a machine; an answer to one of ours is put to its request."""

import logging
import re
from collections import Counter
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import HOUR_SECONDS
from yuanba.interfaces.incoming.whereabouts import estate_in
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest
from yuanba.kernel.text import clean, language_of
from yuanba.platform.access import throttle
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.files.public import store_image
from yuanba.platform.notify.public import Mail, Way, heard, letter, mailbox, note_heard
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

log = logging.getLogger("yuanba.mail")
BY, MOST_PER_HOUR, LONGEST = "email", 12, 5000
IN_ALL = {True: 600, False: 120}  # mails an hour that are taken, of proven senders and of others
ANSWERS, ANSWERS_IN_ALL = {True: 12, False: 2}, {True: 600, False: 30}  # answers by themselves an hour, to each, to all
HOME = re.compile(r"(?<![\d-])\d{1,3}(?:-\d{1,4}){1,3}(?![\d-])")


def fetch() -> Counter[str]:
    """What came of each unread mail, counted; nothing where e-mail is off."""
    box = mailbox()
    return box.deal(_taken) if box else Counter()


def _taken(one: Mail | None) -> str:
    """A mail that cannot be taken does not hold up the others; one that is refused waits with the office."""
    if one is None:
        return "unreadable"
    try:
        return take(one)
    except Refusal as refusal:
        log.warning("a mail was refused: %s", refusal.code)
        return _kept_back(one)
    except Exception:
        log.exception("a mail failed")
        return "failed"


def _kept_back(one: Mail) -> str:
    try:
        with transaction.atomic():
            _unplaced(one, _whole(one))
            note_heard(BY, one.number)
    except Refusal:
        return "refused"
    return "unplaced"


def take(one: Mail) -> str:
    """What became of it: request, reply, unplaced, again, machine, too-many, too-large, or empty."""
    if one.is_automatic:
        return "machine"
    if heard(BY, one.number):
        return "again"
    try:
        throttle.hit(f"mail:{digest(one.sender)}", limit=MOST_PER_HOUR, seconds=HOUR_SECONDS)
        throttle.hit(f"mail:all:{one.is_proven}", limit=IN_ALL[one.is_proven], seconds=HOUR_SECONDS)
    except Refusal:
        return "too-many"
    with transaction.atomic():
        became = _too_large(one) or _replied(one) or _new(one)
        note_heard(BY, one.number)
    return became


def may_answer(one: Mail) -> bool:
    """Whether an answer leaves by itself: to proven senders only where the mailbox's server vouches, else to few.

    What somebody writes in another's name makes nobody a target: the limits hold to each address, and in all.
    """
    if settings.YUANBA_MAIL.get("authserv") and not one.is_proven:
        return False
    proven = one.is_proven
    try:
        throttle.hit(f"mail:answer:{one.sender}", limit=ANSWERS[proven], seconds=HOUR_SECONDS)
        throttle.hit(f"mail:answers:{proven}", limit=ANSWERS_IN_ALL[proven], seconds=HOUR_SECONDS)
    except Refusal:
        return False
    return True


def _too_large(one: Mail) -> str:
    """What was not read is with the office by its subject, and whoever sent it learns what to do; empty for others."""
    if not one.is_too_large:
        return ""
    with override("zh-hans"):
        said = _("This mail was too large to be read; its words and photographs are not here.")
    _unplaced(one, f"{one.subject}\n{said}".strip(), "mail.too_large")
    return "too-large"


def _replied(one: Mail) -> str:
    """To a request whose own secret the address holds; empty for a new one."""
    try:
        case = cases.case_by_short(one.tag) if one.tag.count("-") >= 2 else None
    except Refusal:
        case = None
    if case is None:
        return ""
    photos = _photos(case.yard, one)
    if not one.text and not photos:
        return "empty"
    _found, reporter = cases.case_of_reporter(case.yard, case.id)
    target = cases.Target(case.yard, case.id, None, digest(one.number))
    cases.messaging.say_more(actor=reporter, target=target, text=one.text, photos=photos)
    return "reply"


def _new(one: Mail) -> str:
    text = _whole(one)
    if len(clean(text)) < 2:
        return "empty"
    place = place_of(one)
    if place is None:
        _unplaced(one, text)
        return "unplaced"
    language = language_of(text)
    message = cases.messaging.Message(BY, one.sender, one.number, language, is_quiet=not may_answer(one))
    photos = _photos(place.yard, one)
    draft = cases.Draft(text=text, name=one.name, photos=photos, visibility="handlers", language=language)
    cases.messaging.take_message(actor=ANONYMOUS, place=place, draft=draft, message=message)
    return "request"


def _unplaced(one: Mail, text: str, template: str = "mail.unplaced") -> None:
    office = by_code(settings.YUANBA_MAIL["office"])
    photos = _photos(office, one)
    language = language_of(_whole(one))
    message = cases.messaging.Message(BY, one.sender, one.number, language)
    kept = cases.messaging.keep_unplaced(
        actor=SYSTEM, yard=office, message=message, name=one.name, text=text, pictures=photos
    )
    if may_answer(one):
        letter(office, Way(BY, one.sender, language), template, {}, key=f"unplaced {kept.id}")


def _whole(one: Mail) -> str:
    """The subject as the first line, where it says something that the text does not."""
    subject = re.sub(r"^((re|回复|答复|fw|fwd|转发)[:：]\s*)+", "", one.subject, flags=re.IGNORECASE)
    return (one.text if subject in one.text else f"{subject}\n{one.text}".strip())[:LONGEST]


def place_of(one: Mail) -> places.Place | None:
    """By the tag (the code of an estate), or an estate's name at the beginning of subject or a line; then the home."""
    estate = _estate(one)
    if estate is None:
        return None
    named = (places.find_place(estate, found[0]) for found in HOME.finditer(f"{one.subject}\n{one.text}"))
    return next((place for place in named if place), None) or places.root(estate)


def _estate(one: Mail) -> Yard | None:
    if one.tag:
        found = places.estate_called(one.tag)
        if found is not None:
            return found
    lines = (one.subject, *one.text.split("\n")[:20])
    return next((yard for yard, _more in map(estate_in, map(_bare, lines)) if yard), None)


def _bare(line: str) -> str:
    return re.sub(r"^\s*(小区|地点|地址|位置|where)\s*[:：]\s*", "", line.strip(), flags=re.IGNORECASE)


def _photos(yard: Yard, one: Mail) -> tuple[UUID, ...]:
    """Re-encoded; what is no picture is left out."""
    kept: list[UUID] = []
    for data in one.pictures:
        try:
            kept.append(store_image(yard, data).id)
        except Refusal:
            continue
    return tuple(dict.fromkeys(kept))
