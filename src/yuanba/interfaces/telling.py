"""A case in words: its badge, its promise line, its history. The same for resident, desk and oversight."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from yuanba.domains.cases import public as cases
from yuanba.domains.people.public import POST_ROLES, english_names
from yuanba.kernel import clock
from yuanba.ui import words
from yuanba.ui.preferences import Preferences

Say = Callable[[datetime], str]
Names = Mapping[UUID, str]
VERBS: dict[str, str] = {
    "report": gettext_noop("Said"),
    "triage": gettext_noop("Sorted"),
    "dispatch": gettext_noop("Given to somebody"),
    "take": gettext_noop("Taken by somebody of the unit"),
    "route": gettext_noop("Sent to another unit"),
    "hand_back": gettext_noop("Handed back"),
    "ask_help": gettext_noop("Asked to help"),
    "give_help": gettext_noop("Helped"),
    "answer": gettext_noop("Answered"),
    "promise": gettext_noop("Promised"),
    "pause": gettext_noop("Has to wait"),
    "resume": gettext_noop("Goes on"),
    "extend": gettext_noop("More time asked for"),
    "decide_extension": gettext_noop("More time"),
    "talk": gettext_noop("Spoke with each other"),
    "check_in": gettext_noop("Looked after again"),
    "hand_up": gettext_noop("Handed up"),
    "take_on": gettext_noop("Taken on"),
    "send_back": gettext_noop("Given back"),
    "instruct": gettext_noop("Instruction"),
    "answer_instruction": gettext_noop("Instruction answered"),
    "judge_instruction": gettext_noop("Answer judged"),
    "note": gettext_noop("On the way"),
    "say_more": gettext_noop("More was said"),
    "decide_renovation": gettext_noop("Decided anew: approved"),
    "unname": gettext_noop("The reporter took the own name off"),
    "hide": gettext_noop("The reporter made it private"),
    "cover": gettext_noop("Taken out of public view"),
    "type_out": gettext_noop("What was spoken, typed"),
    "resolve": gettext_noop("Done, please confirm"),
    "refer": gettext_noop("Passed on to mediation"),
    "confirm": gettext_noop("Confirmed"),
    "expire": gettext_noop("Closed by itself"),
    "request_reopen": gettext_noop("Not solved, once more please"),
    "reopen": gettext_noop("Taken up again"),
    "uphold": gettext_noop("Stays closed"),
    "rate": gettext_noop("Judged"),
    "call_back": gettext_noop("Called back"),
    "join": gettext_noop("One more has the same trouble"),
    "open_joiner": gettext_noop("A neighbour's telephone was opened"),
    "leave": gettext_noop("Somebody does not follow it any more"),
    "add": gettext_noop("A neighbour adds"),
    "merge": gettext_noop("Goes on together with %(number)s"),
    "take_in": gettext_noop("%(number)s goes on together with this"),
    "go_along": gettext_noop("The same as %(number)s, says who reported it; goes on together with it"),
    "unmerge": gettext_noop("Goes on by itself again, apart from %(number)s"),
    "let_go": gettext_noop("%(number)s goes on by itself again"),
    "split": gettext_noop("A part of it goes on as %(number)s"),
    "split_off": gettext_noop("A part of what was said in %(number)s"),
}
OF_UNITS: dict[str, str] = {
    "route": gettext_noop("Sent to %(unit)s"),
    "hand_back": gettext_noop("Handed back by %(unit)s"),
    "ask_help": gettext_noop("%(unit)s is asked to help"),
    "give_help": gettext_noop("%(unit)s helped"),
}
NUMBERED = {
    "merge": "into",
    "go_along": "into",
    "take_in": "number",
    "unmerge": "of",
    "let_go": "number",
    "split": "number",
}
NUMBERED |= {"split_off": "number"}
NEXT: dict[str, str] = {
    "answer": gettext_noop("Answer"),
    "promise": gettext_noop("Promise a date"),
    "close": gettext_noop("Get it done"),
    "decide": gettext_noop("Decide: once more?"),
}
HOW: dict[str, str] = {
    "written": gettext_noop("in writing"),
    "phoned": gettext_noop("by telephone"),
    "visited": gettext_noop("by a visit"),
}


@dataclass(frozen=True)
class Station:
    """One station of the promise line."""

    label: str
    state: str
    sign: str
    by: str = ""
    at: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Line:
    """One line of the history, newest first."""

    kind: str
    title: str
    under: str
    quote: str


def badge_of(case: cases.Case, *, own: bool = False) -> tuple[str, str, str]:
    """Kind, sign and words of a case's badge; `own` speaks to the reporter."""
    state = case.state
    if case.due_at and case.due_at < clock.now():
        return "late", "warn", words.left(case.due_at)
    if state == cases.states.RESOLVED:
        waits = _("Done, waits for you") if own else _("Done, waits for the resident")
        return "soon", "clock", waits
    if state == cases.states.CLOSED:
        solved = case.outcome == "solved" and case.rating != "bad"
        return ("ok", "ok", _("Solved")) if solved else ("out", "info", _("Closed, not solved"))
    return "inf", "info" if state == cases.states.MERGED else "clock", _(cases.states.STATES[state])


LIGHTS = {"green": ("ok", "ok"), "amber": ("soon", "clock"), "red": ("late", "warn"), "still": ("out", "pause")}


def light_badge(case: cases.Case) -> tuple[str, str, str] | None:
    """Kind, sign and word of the light a case shows; None where no clock runs."""
    return badge_of_light(cases.light_of(case))


def badge_of_light(light: str) -> tuple[str, str, str] | None:
    """The same of a light."""
    return (*LIGHTS[light], _(cases.lights.LIGHTS[light])) if light else None


def promise_line(
    case: cases.Case, confirm_until: datetime | None, prefs: Preferences, *, own: bool = False
) -> list[Station]:
    """Sent, answer, done, confirmed: what was promised by when, and what was kept. Frozen on the case."""
    elder = prefs.is_elder

    def when(moment: datetime) -> str:
        return words.when(moment, elder=elder)

    line = [Station(_("Sent"), "done", "ok", at=when(case.reported_at))]
    if case.state == cases.states.MERGED:  # its clock has stopped: the other one's holds
        return line
    line.append(_kept(_("Answer"), case.answer_due, case.answered_at, when, waiting=case.answered_at is None))
    doing = case.answered_at is not None and case.resolved_at is None
    due = case.promised_due or case.close_due
    if case.due_what == "close" and (case.reopened_at or case.extended_due or case.paused_at):
        due = case.due_at
    elif case.resolved_at is not None and (case.extended_due or case.paused_at):
        due = cases.closing_due(case)
    line.append(_kept(_("Done"), due, case.resolved_at, when, waiting=doing))
    line.append(_confirmed(case, confirm_until, when, own=own))
    return line


def _kept(label: str, due: datetime | None, done: datetime | None, when: Say, *, waiting: bool) -> Station:
    by = _("by %(moment)s") % {"moment": when(due)} if due else _("a date will be promised")
    if done is not None:
        late = due is not None and done > due
        said = _("%(moment)s, late") if late else _("%(moment)s, kept")
        return Station(label, "done", "ok", by, said % {"moment": when(done)}, "crim" if late else "")
    if due is not None and due < clock.now():
        return Station(label, "late", "warn", by, words.left(due), "crim")
    if waiting and due is not None:
        return Station(label, "wait", "clock", by, words.left(due), "amber")
    return Station(label, "", "", by)


def _confirmed(case: cases.Case, until: datetime | None, when: Say, *, own: bool) -> Station:
    if case.state == cases.states.CLOSED and case.closed_at:
        return Station(_("Confirmed"), "done", "ok", at=when(case.closed_at))
    label = _("You confirm") if own else _("Resident confirms")
    if until is None:
        return Station(label, "", "")
    by = _("by %(moment)s") % {"moment": when(until)}
    return Station(label, "now", "me", by, _("It is your turn") if own else "", "brick")


def history(story: cases.Story, prefs: Preferences) -> list[Line]:
    """The steps in words; on an English page with the English names of those who have one."""
    names = _names(story) if prefs.language == "en" else {}
    return [_step(step, story.case, prefs, names, story.covered) for step in story.steps]


def _names(story: cases.Story) -> Names:
    return english_names(step.account for step in story.steps if step.account)


def _step(
    step: cases.Step, case: cases.Case, prefs: Preferences, names: Names, covered: frozenset[UUID] = frozenset()
) -> Line:
    parts = [words.when(step.at, elder=prefs.is_elder)]
    if step.role in POST_ROLES:
        parts.append(f"{_(POST_ROLES[step.role])} {(step.account and names.get(step.account)) or step.name}")
    elif step.verb in ("expire", "resume"):
        parts.append(_("by itself"))
    kind = "k" if step.account else ""
    if step.verb == "resolve" and case.state == cases.states.RESOLVED:
        kind = "a"
    title = _of_other(step, case) if step.verb in NUMBERED else _title(step, prefs)
    parts += [_("out of public view")] if step.id in covered else []
    return Line(kind, title, " · ".join(parts), _quote(step))


def _of_other(step: cases.Step, case: cases.Case) -> str:
    """A step whose title names another request."""
    return _(VERBS[step.verb]) % {"number": f"{case.yard.code}-{step.data[NUMBERED[step.verb]]}"}


def _title(step: cases.Step, prefs: Preferences) -> str:
    data = step.data
    if step.verb == "dispatch":
        english = data.get("to_name_en", "") if prefs.language == "en" else ""
        return _("Given to %(name)s") % {"name": english or data["to_name"]}
    if step.verb == "triage":
        sorted_as = {"kind": _(cases.vocabulary.KINDS[data["kind"]]), "level": _level(data["level"])}
        return _("Sorted: %(kind)s, %(level)s") % sorted_as
    if step.verb in OF_UNITS:
        return _(OF_UNITS[step.verb]) % {"unit": unit_name(data["from" if step.verb == "hand_back" else "unit"], prefs)}
    if step.verb == "answer":
        return _("Answered %(how)s") % {"how": _(HOW[data["how"]])}
    if step.verb in MOMENTS:
        return _of_moment(step, prefs)
    if step.verb in SIDES:
        return SIDES[step.verb](data)
    if step.verb in ("resolve", "decide_renovation") and data["outcome"] != "solved":
        refused = _("Decided anew: not approved")
        return _(cases.vocabulary.OUTCOMES[data["outcome"]]) if step.verb == "resolve" else refused
    return _(VERBS[step.verb])


def _of_moment(step: cases.Step, prefs: Preferences) -> str:
    """A step whose title names a moment."""
    (name, msgid), data = MOMENTS[step.verb], step.data
    if step.verb == "judge_instruction" and data["accept"]:
        return _("Answer accepted")
    if step.verb == "decide_extension" and not data["approve"]:
        return _("More time refused")
    parts = {"moment": words.when(datetime.fromisoformat(data[name]), elder=prefs.is_elder)}
    if reason := data.get("reason"):
        parts["reason"] = _(cases.waiting.MORE_REASONS[reason])
    if step.verb == "talk":
        parts["how"] = _(HOW[data["how"]])
    return _(msgid) % parts


MOMENTS: dict[str, tuple[str, str]] = {
    "promise": ("due", gettext_noop("Promised by %(moment)s")),
    "pause": ("until", gettext_noop("Has to wait until %(moment)s: %(reason)s")),
    "extend": ("due", gettext_noop("More time asked for, until %(moment)s: %(reason)s")),
    "decide_extension": ("due", gettext_noop("More time until %(moment)s: %(reason)s")),
    "talk": ("at", gettext_noop("Spoke %(how)s, %(moment)s")),
    "instruct": ("due", gettext_noop("Instruction, answer by %(moment)s")),
    "judge_instruction": ("due", gettext_noop("Answer sent back, again by %(moment)s")),
    "take_on": ("due", gettext_noop("Taken on, by %(moment)s")),
}


def _handed_up(data: Mapping[str, str]) -> str:
    return _("Handed up to the street") if data["to"] == "street" else _("Handed up to the community")


def _back(data: Mapping[str, str]) -> str:
    return _("Given back to the community") if data["to"] else _("Given back to the estate")


SIDES: dict[str, Callable[[Mapping[str, str]], str]] = {"hand_up": _handed_up, "send_back": _back}


def unit_name(names: list[str], prefs: Preferences) -> str:
    """A pair of names, Chinese and English, in the language of the page."""
    return (names[1] or names[0]) if prefs.language == "en" else names[0]


def _level(code: str) -> str:
    return _(cases.vocabulary.LEVELS[code])


def _quote(step: cases.Step) -> str:
    rating = step.data.get("rating", "")
    said = [_(cases.vocabulary.RATINGS[rating])] if rating else []
    who = step.data.get("who", "")
    said += [_("with %(name)s") % {"name": who}] if who else []
    said += [_("by the code of the slip")] if step.data.get("by") == cases.vocabulary.SLIP else []
    return " · ".join([*said, step.text] if step.text else said)
