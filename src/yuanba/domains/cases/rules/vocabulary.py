"""The closed words of cases, with their English names (msgids)."""

from yuanba.kernel.text import gettext_noop as _

KINDS: dict[str, str] = {
    "repair": _("Repair"),
    "complaint": _("Complaint"),
    "suggestion": _("Suggestion"),
    "question": _("Question"),
    "petition": _("Petition"),
    "hazard": _("Hazard"),
    "dispute": _("Dispute"),
    "renovation": _("Renovation"),
}
LEVELS: dict[str, str] = {"ordinary": _("Ordinary"), "middling": _("Middling"), "hard": _("Hard")}
CHANNELS: dict[str, str] = {
    "door": _("Door code"),
    "resident": _("Signed in"),
    "phone": _("Telephone"),
    "window": _("Service window"),
    "patrol": _("Patrol"),
    "meeting": _("Meeting"),
    "hotline": _("Hotline"),
    "observer": _("Observer"),
    "voice": _("Voice message"),
    "wechat": _("WeChat"),
    "email": _("E-mail"),
    "api": _("Program"),
    "import": _("Import"),
}
# What staff write down for others, or saw and heard themselves; the first is meant where nothing is said.
AT_DESK = ("phone", "window", "patrol", "meeting")
OUTCOMES: dict[str, str] = {
    "solved": _("Solved"),
    "not-solvable": _("Cannot be solved, because"),
    "not-ours": _("Not ours, passed to"),
}
RATINGS: dict[str, str] = {"good": _("Satisfied"), "fair": _("Not quite satisfied"), "bad": _("Not solved")}
SPOKEN = _("Spoken request")  # in place of a title, until somebody types what was said
LANGUAGES: dict[str, str] = {"zh-hans": _("Chinese"), "en": _("English")}
VISIBILITIES = ("neighbours", "handlers")
OF_NEIGHBOUR = "neighbour"  # a picture of somebody who joined
STAGES: dict[str, str] = {
    "before": _("Before"),
    "after": _("After"),
    "evidence": _("On the way"),
    OF_NEIGHBOUR: _("From a neighbour"),
}
SLIP = "slip"  # judged by the code that staff handed out
