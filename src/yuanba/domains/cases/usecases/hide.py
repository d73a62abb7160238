"""Whoever reported makes a public request private, later too: only those who handle it read it."""

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.shingling import forget_words
from yuanba.domains.cases.writing import Target
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor

register(
    "goes-with-others",
    409,
    "Requests of neighbours go on together with yours. You can take your name off; the office can take your words out "
    "of public view.",
)


def hide(*, actor: Actor, target: Target) -> Case:
    """Private: on no board, list, figure or page of neighbours; followers are told that it is, and read nothing more.

    Refused: `goes-with-others`, `stale`, `conflict`, absent.
    """
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "hide")
        if moving is None:
            return case
        if case.taken_in:
            raise Refusal("goes-with-others")
        case.visibility = "handlers"
        forget_words(case)
        return writing.finish(moving)
