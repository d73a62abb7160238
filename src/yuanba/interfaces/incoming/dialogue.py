"""A short talk: what is wrong, where, and what is promised. What is still missing is asked for, one thing at a time."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.incoming import media
from yuanba.interfaces.incoming.whereabouts import door_in, place_in
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.text import clean
from yuanba.platform.notify.public import Said, Talk, keep_talk
from yuanba.ui import words

BY, TOGETHER, MOST_MEDIA = "wechat", timedelta(minutes=30), 6
ELSEWHERE, NEVER_MIND = ("换地方", "换地址", "elsewhere", "another place"), ("取消", "算了", "cancel", "never mind")
LANGUAGES = {"english": "en", "英文": "en", "英语": "en", "中文": "zh-hans", "chinese": "zh-hans"}
FOR_GOOD = ("place", "lang")  # remembered after the talk is over


class Thread:
    """One message of a talk, with what is remembered of those before."""

    def __init__(self, said: Said, talk: Talk, site: str) -> None:
        self.said, self.talk, self.site = said, talk, site
        fresh = talk.at > clock.now() - TOGETHER
        self.kept: dict[str, Any] = dict(talk.data) if fresh else {name: talk.data.get(name) for name in FOR_GOOD}
        self.actor = media.writer(said.who)

    @property
    def language(self) -> str:
        """The one chosen in the talk, else that of the account; Chinese where neither says."""
        return self.kept.get("lang") or self.actor.language

    def keep(self, **more: object) -> None:
        """Remember for the next message."""
        self.kept |= more
        keep_talk(self.talk, {name: value for name, value in self.kept.items() if value})

    def homes(self) -> list[places.Place]:
        """The homes that are bound to whoever writes."""
        return [one.home for one in people.own_homes(self.actor.account)] if self.actor.account else []

    def place(self) -> places.Place | None:
        """Where it is: as was said before, or the only home."""
        if self.kept.get("place"):
            return place_in(self.kept["place"])
        homes = self.homes()
        return homes[0] if len(homes) == 1 else None


def reply_to(thread: Thread) -> str:
    """What is said next, in the caller's transaction and language; empty where there is nothing to say."""
    kind = thread.said.kind
    if kind == "text" and (chosen := LANGUAGES.get(clean(thread.said.text).lower())):
        thread.keep(lang=chosen)
        with override(chosen):
            return _("We answer in English from now on. Tell us what is wrong, and where.")
    told = SAYS[kind](thread) if kind in SAYS else ""
    return f"{told}\n{_other_language()}" if kind in GREETED and told else told


def _other_language() -> str:
    """How to be answered in the other language, said in that one."""
    return "要用中文，请回复“中文”。" if _is_english() else "For English, write: English"


def _is_english() -> bool:
    return get_language() == "en"


def _greeted(thread: Thread) -> str:
    if place := door_in(thread.said.text):
        thread.keep(place=_kept(place))
        return _("Hello! You are at %(place)s. Tell us what is wrong: type, speak, or send a photograph.") % {
            "place": _called(place)
        }
    return _("Hello! Tell us what is wrong: type, speak, or send a photograph. We ask where it is.")


def _text(thread: Thread) -> str:
    text = clean(thread.said.text)
    if text.lower() in NEVER_MIND:
        thread.keep(words="", media=[], case="", asked="")
        return _("Left out. Write again whenever something is wrong.")
    if text.lower() in ELSEWHERE:
        thread.keep(place="", asked=True)
        return _ask(thread)
    if thread.kept.get("asked"):
        return _place_told(thread, text)
    if text.isdecimal() and len(text) < 3 and 0 < int(text) <= len(thread.kept.get("same") or []):
        return _goes_along(thread, int(text))
    if door := door_in(text):
        thread.keep(place=_kept(door))
        return _greeted(thread) if not thread.kept.get("words") else _reported(thread)
    thread.keep(words=f"{thread.kept.get('words', '')}\n{text}".strip())
    return _go_on(thread)


def _place_told(thread: Thread, text: str) -> str:
    homes = thread.homes()
    number = int(text) - 1 if text.isdecimal() and len(text) < 3 else -1
    place = homes[number] if 0 <= number < len(homes) else place_in(text)
    if place is None:
        return _("We do not find this place. Write the estate and the home, such as Jinguan New Town 3-2-902.")
    thread.keep(place=_kept(place), asked="")
    if thread.kept.get("words") or thread.kept.get("media"):
        return _go_on(thread)
    return _("Good: %(place)s. What is wrong there?") % {"place": _called(place)}


def _image(thread: Thread) -> str:
    if code := thread.kept.get("case"):
        media.added(cases.case_by_short(code), [["image", thread.said.media]], thread.said.number)
        thread.keep()
        return _("The photograph goes to %(code)s.") % {"code": "-".join(code.split("-")[:2])}
    held = [*thread.kept.get("media", []), ["image", thread.said.media]][:MOST_MEDIA]
    thread.keep(media=held)
    return _("The photograph is here. Now say in a few words what is wrong.")


def _voice(thread: Thread) -> str:
    text = clean(thread.said.text)
    held = [*thread.kept.get("media", []), ["voice", thread.said.media]][:MOST_MEDIA]
    thread.keep(media=held, words=f"{thread.kept.get('words', '')}\n{text}".strip())
    return _go_on(thread)


def _location(thread: Thread) -> str:
    thread.said = Said(thread.said.number, thread.said.who, "text", thread.said.text, ours=thread.said.ours)
    return _place_told(thread, clean(thread.said.text))


def _go_on(thread: Thread) -> str:
    """A request, where words or a voice and a place are there; else what is missing is asked for."""
    if thread.place() is None:
        thread.keep(asked=True)
        return _ask(thread)
    return _reported(thread)


def _ask(thread: Thread) -> str:
    homes = [f"{number} {_called(home)}" for number, home in enumerate(thread.homes(), 1)]
    if homes:
        return _("Where is it? Answer with the number, or write the estate and the home:") + "\n" + "\n".join(homes)
    return _("Where is it? Write the estate and the home, such as Jinguan New Town 3-2-902.")


def _reported(thread: Thread) -> str:
    place, held = thread.place(), thread.kept.get("media", [])
    assert place is not None  # noqa: S101  asked for before
    text, voices = thread.kept.get("words", ""), [one for one in held if one[0] == "voice"]
    thread.keep(words="", media=[], asked="")
    if not text and voices:
        media.report_voice.enqueue(_kept(place), held, thread.said.number, thread.language)
        return _("We keep your voice message for %(place)s; its number follows in a moment.") % {
            "place": _called(place)
        }
    message = cases.messaging.Message(BY, thread.said.who, thread.said.number, thread.language)
    draft = cases.Draft(text=text, visibility="handlers")
    made = cases.messaging.take_message(actor=thread.actor, place=place, draft=draft, message=message)
    same = [one.case for one in cases.messaging.same_as(made.case)]
    thread.keep(case=cases.short_of(made.case), same=[str(one.id) for one in same])
    if held:
        media.added(made.case, held, thread.said.number)
    told = promised(made.case, thread.site)
    return f"{told}\n{_offered(same)}" if same else told


def _offered(same: list[cases.Case]) -> str:
    """Neighbours' requests that may be the same, to be joined by a number; nothing is joined without an answer."""
    rows = [
        " ".join(part for part in (str(number), one.code, one.title, words.crowd(one.people, one.taken_in + 1)) if part)
        for number, one in enumerate(same, 1)
    ]
    asked = _("Neighbours said something like it. If it is the same matter, answer with the number:")
    return "\n".join([asked, *rows])


def _goes_along(thread: Thread, number: int) -> str:
    """The own request goes on with the neighbour's that was chosen."""
    case = cases.case_by_short(thread.kept["case"])
    into, asks = UUID(thread.kept["same"][number - 1]), cases.case_of_reporter(case.yard, case.id)[1]
    thread.keep(same=[])
    target = cases.Target(case.yard, case.id, None, f"{BY} {thread.said.number}"[:64])
    try:
        cases.messaging.go_along(actor=asks, target=target, into=into)
    except Refusal:  # meanwhile somebody worked on one of the two: both go on as they are
        return _("That is no longer possible; your request %(code)s goes on by itself.") % {"code": case.code}
    return _("Good: your request %(code)s goes on with it, and you hear of every step.") % {"code": case.code}


def promised(case: cases.Case, site: str) -> str:
    """Number, promise, and the way to the page of the request."""
    said = _("It has arrived: %(code)s, %(place)s. You have an answer by %(by)s at the latest. Follow it: %(link)s")
    return said % {
        "code": case.code,
        "place": _called(case.place),
        "by": words.when(case.answer_due),
        "link": f"{site}/s/{cases.short_of(case)}/",
    }


def _called(place: places.Place) -> str:
    profile = places.profile(place.yard)
    estate, label = profile.name, place.label
    if _is_english():
        estate, label = profile.name_en or estate, place.label_en
    return estate if place.kind == "root" else f"{estate} {label}"


def _kept(place: places.Place) -> str:
    """A place as it is remembered."""
    return f"{place.yard.code} {UUID(str(place.id))}"


GREETED = ("subscribe", "scan")
SAYS: dict[str, Callable[[Thread], str]] = {
    "subscribe": _greeted,
    "scan": _greeted,
    "text": _text,
    "image": _image,
    "voice": _voice,
    "location": _location,
}
