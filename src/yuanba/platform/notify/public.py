"""What other rooms may call."""

from yuanba.platform.notify.sms import SmsGateway, gateway, plug
from yuanba.platform.notify.tell import inbox, mark_read, tell, text, unread, unsent
from yuanba.platform.notify.templates import register_template, words_of

__all__ = [
    "SmsGateway",
    "gateway",
    "inbox",
    "mark_read",
    "plug",
    "register_template",
    "tell",
    "text",
    "unread",
    "unsent",
    "words_of",
]
