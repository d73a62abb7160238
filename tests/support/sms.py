"""A gateway that keeps what it was given."""

from contextlib import contextmanager

from yuanba.platform.notify.public import plug
from yuanba.platform.tasks.work import run_one


class Outbox:
    """`sent`: telephone and words; `data`: what the words were made of; `errors` are raised first, one a try."""

    def __init__(self):
        self.sent, self.data, self.errors = [], [], []

    def send(self, phone, text, *, template, data):
        if self.errors:
            raise self.errors.pop(0)
        self.sent.append((phone, text))
        self.data.append((template, dict(data)))

    @property
    def code(self):
        """The code that was sent last, after what waits was sent."""
        work()
        return self.data[-1][1]["code"]


@contextmanager
def plugged():
    """An outbox as the gateway inside the block."""
    out = Outbox()
    plug(out)
    try:
        yield out
    finally:
        plug(None)


def work():
    """Do what waits in the queue."""
    while run_one("worker"):
        pass
