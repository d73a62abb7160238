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
from yuanba.platform.notify.forgetting import forget_sms, sweep_sent
from yuanba.platform.notify.hearing import heard, keep_talk, note_heard, sweep_heard, talk_with
from yuanba.platform.notify.letters import Way, letter, unsent_letters
from yuanba.platform.notify.models import Letter, Talk
from yuanba.platform.notify.sms import NotSentError, SmsGateway, gateway, plug, template_of
from yuanba.platform.notify.tell import (
    hearers,
    inbox,
    mark_read,
    retell,
    retell_to,
    tell,
    text,
    told_in,
    unread,
    unsent,
)
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
    "Way",
    "carrier",
    "forget_sms",
    "gateway",
    "heard",
    "hearers",
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
    "retell",
    "retell_to",
    "sweep_heard",
    "sweep_sent",
    "talk_with",
    "tell",
    "template_of",
    "text",
    "told_in",
    "unread",
    "unsent",
    "unsent_letters",
    "words_of",
]
