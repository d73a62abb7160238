"""Anybody asks about a row of what was published: an ordinary case, which knows what it is about."""

from dataclasses import replace

from django.db import transaction

from yuanba.domains.cases import public as cases
from yuanba.domains.disclosure.access import publication_of
from yuanba.domains.disclosure.events import LineAsked
from yuanba.domains.disclosure.models import LineQuestion
from yuanba.domains.disclosure.rules.serving import rows_of
from yuanba.domains.places.public import root
from yuanba.kernel.errors import absent
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def ask_about_line(
    *, actor: Actor, yard: Yard, code: str, row: str, about: str, draft: cases.Draft, client_key: str
) -> cases.Reported:
    """The case, one per key; `about` is what its readers see the row called.

    Refused: what `cases.report` refuses; absent where nothing was published under the code, or has no such row.
    """
    check(actor, "statement.ask", yard)
    found = publication_of(yard, code)
    if row not in rows_of(found.document):
        raise absent()
    text = clean(draft.text)
    said = replace(draft, kind="question", text=f"{text}\n\n（{code} · {about}）" if text else "")
    channel = "resident" if actor.account else "door"
    with transaction.atomic():
        made = cases.report(
            actor=actor, place=root(yard), draft=said, channel=channel, client_key=f"{code}:{row}:{client_key}"
        )
        if not made.repeated:
            LineQuestion(yard=yard, publication=found, row=row, case=made.case).save()
            told = LineAsked(code, row, made.case.number)
            record(told, yard=yard, actor=actor, subject=found.id)
    return made
