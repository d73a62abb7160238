"""Ready replies in words: presets translated, placeholders by the name people know them by."""

import re
from dataclasses import dataclass, replace

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.platform.access.public import Actor
from yuanba.ui import words

LANGUAGES = ("zh-hans", "en")
FIRST_WORDS = {"take-up": "answer"}  # the first words of a case that is taken up are an answer
_PLACE = re.compile(r"[{｛]\s*([^{}｛｝]*?)\s*[}｝]")


@dataclass(frozen=True)
class Choice:
    """One in the select of a form."""

    key: str
    name: str


def said(one: cases.Ready) -> cases.Reply:
    """The reply with both texts; of a preset in the words of the catalogue."""
    if not one.is_preset:
        return one.reply
    with override("zh-hans"):
        chinese = _(one.reply.text)
    return replace(one.reply, name=_(one.reply.name), text=chinese, text_en=one.reply.text)


def offered(case: cases.Case, possible: list[str], language: str) -> dict[str, list[Choice]]:
    """What fits a case, by verb."""
    found = cases.replies_for(case.yard, case.kind, case.state, possible)
    names = {verb: [Choice(one.key, said(one).name) for one in ready] for verb, ready in found.items()}
    return names | {verb: names[of] for verb, of in FIRST_WORDS.items() if of in names}


def text_in(reply: cases.Reply, language: str) -> str:
    """The text in a language, or the Chinese one where there is no other."""
    return (language == "en" and reply.text_en) or reply.text


def shown(text: str) -> str:
    """With the names of the placeholders as people read them."""
    return _PLACE.sub(lambda match: f"{{{label(match[1])}}}", text)


def label(code: str) -> str:
    """A placeholder's name in the language of the page."""
    known = cases.replies.PLACEHOLDERS
    return _(known[code]) if code in known else code


def stored(text: str) -> str:
    """With the codes again, in whichever language the names were typed; what is unknown stays."""
    codes: dict[str, str] = {}
    for language in (*LANGUAGES, get_language() or "en"):
        with override(language):
            codes |= {_(name): code for code, name in cases.replies.PLACEHOLDERS.items()}
    return _PLACE.sub(lambda match: f"{{{codes.get(match[1], match[1])}}}", text)


def values_of(actor: Actor, case: cases.Case, language: str) -> dict[str, str]:
    """What the places of a reply stand for; the resident's name only for whoever may know it.

    What neighbours read too, as an answer or on the board, names nobody and no door.
    """
    profile, is_open = places.profile(case.yard), case.visibility == "neighbours"
    contact = None if is_open else cases.contact_of(actor, case)
    english = language == "en"
    where, where_en = case.place.label, case.place.label_en
    if is_open:
        where, where_en = case.place.open_label, case.place.open_label_en
    return {
        "name": (contact and contact.name) or _("Neighbour"),
        "number": case.code,
        "matter": case.title,
        "place": (where_en if english else "") or where,
        "promised": words.when(case.promised_due) if case.promised_due else "",
        "answer_by": words.when(case.answer_due),
        "butler": case.assignee_name or actor.name,
        "phone": profile.phone,
        "estate": (profile.name_en if english else "") or profile.name,
    }
