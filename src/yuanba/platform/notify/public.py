"""What other rooms may call."""

from yuanba.platform.notify.sms import NotSentError, SmsGateway, gateway, plug, template_of
from yuanba.platform.notify.tell import inbox, mark_read, tell, text, unread, unsent
from yuanba.platform.notify.templates import places_of, register_template, words_of

__all__ = [
    "NotSentError",
    "SmsGateway",
    "gateway",
    "inbox",
    "mark_read",
    "places_of",
    "plug",
    "register_template",
    "tell",
    "template_of",
    "text",
    "unread",
    "unsent",
    "words_of",
]
