"""What `public` offers of requests that come by message, and of what is said to them afterwards."""

from yuanba.domains.cases.models import Unplaced
from yuanba.domains.cases.queries.alike import same_as
from yuanba.domains.cases.queries.unplaced import kept_of_messages, unplaced
from yuanba.domains.cases.usecases.go_along import go_along
from yuanba.domains.cases.usecases.keep_unplaced import keep_unplaced
from yuanba.domains.cases.usecases.place_message import place_message
from yuanba.domains.cases.usecases.say_more import say_more
from yuanba.domains.cases.usecases.sweep_settled import sweep_settled
from yuanba.domains.cases.usecases.take_message import Message, take_message

__all__ = [
    "Message",
    "Unplaced",
    "go_along",
    "keep_unplaced",
    "kept_of_messages",
    "place_message",
    "same_as",
    "say_more",
    "sweep_settled",
    "take_message",
    "unplaced",
]
