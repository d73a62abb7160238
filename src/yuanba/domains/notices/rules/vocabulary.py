"""The closed words of notices, with their English names (msgids)."""

from yuanba.kernel.text import gettext_noop as _

KINDS: dict[str, str] = {
    "general": _("General notice"),
    "outage": _("Water, power or lift off"),
    "works": _("Works"),
    "common-parts": _("Use of common parts"),
    "safety": _("Safety"),
    "activity": _("Activity"),
    "accounts": _("Income and expense"),
    "vote": _("Meeting or vote"),
}
AUDIENCES: dict[str, str] = {
    "estate": _("The whole estate"),
    "places": _("Some buildings or units"),
    "homes": _("Some homes"),
}
ELECTRONIC, SIGNED, POSTED = "electronic", "signed", "posted"
HANDED = "handed"
CHANNELS: dict[str, str] = {
    ELECTRONIC: _("Opened or sent electronically"),
    SIGNED: _("Signed for"),
    POSTED: _("Posted at the door"),
}
OBJECTING = ("co-owner", "guardian", "owner")  # who speaks for a home against an undertaking
ON_PAPER, SPOKEN = "paper", "voice"
CAME: dict[str, str] = {
    ON_PAPER: _("In writing, on paper"),
    SPOKEN: _("By word of mouth"),
}
TEXTED = "sms"
TAKEN_BACK = "taken-back"
BY_ITSELF: dict[str, str] = {  # proven by what left, not noted by staff
    TEXTED: _("By SMS"),
    TAKEN_BACK: _("Told by SMS that it no longer holds"),
}
KNOCKED: dict[str, str] = {HANDED: _("Handed over at the door")}
