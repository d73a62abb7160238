"""What stands between an undertaking and its beginning, as lines to tick: the same for desk and oversight."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuanba.domains.notices import public as notices
from yuanba.ui import words


@dataclass(frozen=True)
class Check:
    """One line: whether it is done, and how it stands in words; `name` is that of the guard."""

    name: str
    title: str
    words: str
    done: bool


def checklist(undertaking: notices.Undertaking, facts: notices.guard.Facts) -> list[Check]:
    """Each condition of the guard; none for what began or was dropped."""
    if undertaking.state not in (notices.states.PLANNED, notices.states.ANNOUNCED):
        return []
    lacking = notices.guard.missing(facts)
    lines = {
        "notice": (_("Notice published"), _notice(facts)),
        "homes": (_("Every home on the list has it"), _homes(facts)),
        "window": (_("Days to object are over"), _window(undertaking, facts)),
        "starts_on": (_("The announced day has come"), words.on_day(facts.starts_on)),
        "reply": (_("Objections are answered"), _replies(facts)),
    }
    is_known = "notice" not in lacking  # before it there is no window that could be over
    return [
        Check(name, title, said, name not in lacking and (is_known or name not in ("window", "reply")))
        for name, (title, said) in lines.items()
    ]


def _notice(facts: notices.guard.Facts) -> str:
    return _("published already") if facts.published else _("not published yet")


def _homes(facts: notices.guard.Facts) -> str:
    return _("%(n)s of %(m)s homes") % {"n": facts.reached, "m": facts.homes}


def _window(undertaking: notices.Undertaking, facts: notices.guard.Facts) -> str:
    if facts.window_ends is None:
        days = undertaking.window_days
        return ngettext("%(n)s day after the notice", "%(n)s days after the notice", days) % {"n": days}
    return _("until the end of %(day)s") % {"day": words.on_day(facts.window_ends)}


def _replies(facts: notices.guard.Facts) -> str:
    if not facts.objections:
        return _("nobody objected so far")
    return _("%(n)s of %(m)s answered") % {"n": facts.answered, "m": facts.objections}


def still_missing(undertaking: notices.Undertaking, facts: notices.guard.Facts) -> list[Check]:
    """Only what is not done."""
    return [check for check in checklist(undertaking, facts) if not check.done]
