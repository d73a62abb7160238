"""What other rooms may call."""

from yuanba.platform.notify.carriers import (
    Carrier,
    Mail,
    Mailbox,
    OfficialAccount,
    Said,
    carrier,
    mailbox,
    official,
    plug_carrier,
    plug_mailbox,
    plug_official,
)
from yuanba.platform.notify.hearing import heard, keep_talk, note_heard, sweep_heard, talk_with
from yuanba.platform.notify.letters import letter, unsent_letters
from yuanba.platform.notify.models import Letter, Talk
from yuanba.platform.notify.sms import NotSentError, SmsGateway, gateway, plug, template_of
from yuanba.platform.notify.tell import inbox, mark_read, tell, text, unread, unsent
from yuanba.platform.notify.templates import places_of, register_template, words_of

__all__ = [
    "Carrier",
    "Letter",
    "Mail",
    "Mailbox",
    "NotSentError",
    "OfficialAccount",
    "Said",
    "SmsGateway",
    "Talk",
    "carrier",
    "gateway",
    "heard",
    "inbox",
    "keep_talk",
    "letter",
    "mailbox",
    "mark_read",
    "note_heard",
    "official",
    "places_of",
    "plug",
    "plug_carrier",
    "plug_mailbox",
    "plug_official",
    "register_template",
    "sweep_heard",
    "talk_with",
    "tell",
    "template_of",
    "text",
    "unread",
    "unsent",
    "unsent_letters",
    "words_of",
]
