"""What an estate owes to publish, in words: the lamp of each line, and the sentence for the notice board."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuanba.domains.disclosure import public as disclosure
from yuanba.interfaces.stating import period_words
from yuanba.ui.words import on_day

duties = disclosure.duties


@dataclass(frozen=True)
class Told:
    """A line as it is read: which period, what, and a badge of kind, sign and words."""

    period: str
    what: str
    badge: tuple[str, str, str]
    standing: disclosure.duties.Standing


def told(one: disclosure.duties.Standing) -> Told:
    """In the language of the reader."""
    label = disclosure.spans.label(one.duty.kind, one.duty.since)
    return Told(period_words(label), what_words(one.whats), badge_of(one), one)


def what_words(whats: Iterable[str]) -> str:
    """Both of them, or the one."""
    found = [_(duties.WHATS[what]) for what in whats]
    return found[0] if len(found) == 1 else _("Statement and service report")


def badge_of(one: disclosure.duties.Standing) -> tuple[str, str, str]:
    """Its lamp: never by colour alone."""
    said = {"n": one.days}
    late = ngettext("%(n)s day late", "%(n)s days late", one.days) % said
    return {
        duties.MISSING: ("late", "warn", late),
        duties.LATE: ("soon", "info", _("published, %(late)s") % {"late": late}),
        duties.KEPT: ("ok", "ok", _("published in time")),
        duties.SOON: ("soon", "clock", ngettext("%(n)s day left", "%(n)s days left", one.days) % said),
        duties.LATER: ("", "", _("by %(day)s") % {"day": on_day(one.duty.due)}),
    }[one.state]


def late_words(one: disclosure.duties.Standing) -> str:
    """What is missing, as a sentence for anybody."""
    said = told(one)
    words = ngettext(
        "%(what)s for %(period)s was due by %(day)s: %(n)s day late.",
        "%(what)s for %(period)s was due by %(day)s: %(n)s days late.",
        one.days,
    )
    return words % {"what": said.what, "period": said.period, "day": on_day(one.duty.due), "n": one.days}
