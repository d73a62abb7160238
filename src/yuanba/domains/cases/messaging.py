"""What `public` offers of requests that come by message, and of what is said to them afterwards."""

from yuanba.domains.cases.told_messages import write_to_reporter
from yuanba.domains.cases.usecases.say_more import say_more
from yuanba.domains.cases.usecases.take_message import Message, take_message

__all__ = ["Message", "say_more", "take_message", "write_to_reporter"]
