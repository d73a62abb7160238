"""Ready replies: what they may hold, for which request they are, and how their places are filled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from yuanba.domains.cases.rules.states import MOVES, STATES
from yuanba.domains.cases.rules.vocabulary import KINDS
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

PLACEHOLDERS: dict[str, str] = {
    "name": _("name of the resident"),
    "number": _("number of the request"),
    "matter": _("the matter"),
    "place": _("the place"),
    "promised": _("promised date"),
    "answer_by": _("answer by"),
    "butler": _("butler"),
    "phone": _("telephone of the estate"),
    "estate": _("name of the estate"),
}
VERBS = ("answer", "promise", "note", "resolve", "reopen", "uphold")
LONGEST, MOST = 1000, 200
GAP = "____"
_PLACE = re.compile(r"[{｛]\s*([^{}｛｝]*?)\s*[}｝]")
_BRACE = re.compile(r"[{}｛｝]")

register("placeholder-unknown", 422, "“%(word)s” is not known here. Please choose one of the placeholders offered.")
register("placeholder-open", 422, "A brace stands alone. A placeholder stands between two of them.")
register("reply-nameless", 422, "Please give the reply a name.")
register("reply-long", 422, "At most 1,000 characters.")
register("replies-many", 409, "There are 200 replies already. Please take one away first.")
register("reply-gaps", 422, "The reply leaves a gap here: %(gaps)s. Please answer this one by itself.")
register("reply-stale", 409, "Meanwhile %(name)s has changed this reply. Please look at it and save again.")


@dataclass(frozen=True)
class Reply:
    """A ready reply: for which verb, and – where they are named – for which kind and state."""

    name: str
    verb: str
    text: str
    text_en: str = ""
    kind: str = ""
    state: str = ""


PRESETS: dict[str, Reply] = {
    "received": Reply(
        _("Received, somebody comes"),
        "answer",
        _("Hello {name}, we have received “{matter}” ({number}). {butler} will look at it. Telephone {phone}."),
    ),
    "called": Reply(
        _("Telephoned and agreed"),
        "answer",
        _("{name}, as we said on the telephone: {butler} comes to {place}. If anything changes, please call {phone}."),
    ),
    "asked": Reply(
        _("Answer to a question"), "answer", _("{name}, thank you for asking. The answer is: "), kind="question"
    ),
    "hazard": Reply(
        _("Danger: shut off first"),
        "answer",
        _("{name}, thank you. We shut off the dangerous place at {place} first. Please keep away from it."),
        kind="hazard",
    ),
    "measure": Reply(
        _("Measure and date"),
        "promise",
        _("{name}, we do the following about {number}: . It will be done by the date above. Telephone {phone}."),
    ),
    "part": Reply(_("A part is ordered"), "note", _("The part for {number} is ordered. We tell you when it is here.")),
    "visited": Reply(_("Looked at on the spot"), "note", _("We were at {place} and looked at it: ")),
    "done": Reply(
        _("Done, please confirm"),
        "resolve",
        _("{name}, {number} is done. Please have a look and confirm. If it is not right, say so, and we come again."),
    ),
    "again": Reply(
        _("We come again"), "reopen", _("{name}, we are sorry that it was not right. {butler} comes again.")
    ),
    "stays": Reply(
        _("It stays closed, because"), "uphold", _("{name}, we looked at it again. It stays as it is, because ")
    ),
}


def placeholders_in(text: str) -> list[str]:
    """The words between braces, in order."""
    return [match[1] for match in _PLACE.finditer(text)]


def check_text(text: str) -> str:
    """The code of what is wrong with it, or nothing."""
    if len(text) > LONGEST:
        return "reply-long"
    if _BRACE.search(_PLACE.sub("", text)):
        return "placeholder-open"
    return "" if all(word in PLACEHOLDERS for word in placeholders_in(text)) else "placeholder-unknown"


def checked(reply: Reply) -> Reply:
    """The reply with clean words; refused as `invalid` with a code per field."""
    made = replace(reply, name=clean(reply.name)[:40], text=clean(reply.text), text_en=clean(reply.text_en))
    wrong = {
        "name": "" if made.name else "reply-nameless",
        "verb": "" if made.verb in VERBS else "choice-unknown",
        "kind": "" if made.kind in ("", *KINDS) else "choice-unknown",
        "state": "" if _state_fits(made) else "choice-unknown",
        "text": check_text(made.text) if made.text else "words-missing",
        "text_en": check_text(made.text_en),
    }
    wrong = {field: code for field, code in wrong.items() if code}
    if wrong:
        words = [*placeholders_in(made.text), *placeholders_in(made.text_en)]
        unknown = next((word for word in words if word not in PLACEHOLDERS), "")
        raise Refusal("invalid", fields=wrong, word=unknown)
    return made


def _state_fits(reply: Reply) -> bool:
    return reply.state == "" or (reply.state in STATES and reply.verb in VERBS and reply.state in MOVES[reply.verb].to)


def fits(reply: Reply, verb: str, kind: str, state: str) -> bool:
    """Whether it is for a request of this kind, in this state, for this verb."""
    return reply.verb == verb and reply.kind in ("", kind) and reply.state in ("", state)


def fill(text: str, values: Mapping[str, str]) -> tuple[str, list[str]]:
    """The text with its places filled; what is not known is a gap to write in, and named."""
    missing = [word for word in dict.fromkeys(placeholders_in(text)) if not values.get(word)]
    return _PLACE.sub(lambda match: values.get(match[1]) or GAP, text), missing


def joined(before: str, more: str) -> str:
    """What was typed before stays, and what is added stands under it."""
    return f"{before.rstrip()}\n{more}" if before.strip() else more
