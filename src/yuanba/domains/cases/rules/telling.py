"""Which steps are told: one table of verbs for whoever reported and for those who follow. Only public steps are."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """The messages about a verb; empty where that side is told nothing."""

    reporter: str = ""
    followers: str = ""


STEPS = (
    *("answer", "talk", "promise", "note", "pause", "resume", "decide_extension", "check_in"),
    *("hand_up", "take_on", "send_back", "resolve", "reopen"),
)
TOLD: dict[str, Told] = {
    **{verb: Told(f"case.{verb}", f"case.followed.{verb}") for verb in STEPS},
    "expire": Told("case.expire", "case.followed.closed"),
    "uphold": Told("case.uphold", "case.followed.closed"),
    "confirm": Told("", "case.followed.closed"),  # the reporter's own word
    "decide_renovation": Told("case.decide_renovation", ""),  # a matter of its home
}

_INSIDE = "between colleagues, never public"
_OWN = "the reporter's own act; what staff do about it is told"
_ELSEWHERE = "told by the event of its own, to whom it concerns"
_WAY = "sorting and handing out; the answer is told"
UNTOLD: dict[str, str] = {
    **dict.fromkeys(("triage", "dispatch", "take"), _WAY),
    **dict.fromkeys(("route", "hand_back", "ask_help", "give_help", "extend", "call_back", "open_joiner"), _INSIDE),
    **dict.fromkeys(("instruct", "answer_instruction", "judge_instruction"), _INSIDE),
    **dict.fromkeys(("unname", "hide", "say_more", "request_reopen", "rate"), _OWN),
    **dict.fromkeys(("merge", "go_along", "unmerge", "take_in", "let_go", "split", "split_off"), _ELSEWHERE),
    **dict.fromkeys(("join", "leave", "add"), "what neighbours do, never public"),
    "report": "how it begins",
    "type_out": "what was spoken already, in writing",
    "cover": "nobody is told what is out of public view",
    "refer": "asked by the reporter or agreed with them; a mediation is told to its sides only",
}
