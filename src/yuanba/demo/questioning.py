"""A question of an owner on a row of what was published, and its answer for everybody."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from yuanba.demo.stage import crew
from yuanba.domains.cases import public as cases
from yuanba.domains.disclosure import public as disclosure
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class Question:
    """Who asks about which row, what it is called, the words, and what is answered."""

    by: str
    row: str
    about: str
    words: str
    answer: str


def ask(yard: Yard, said: Question, one: disclosure.Publication, manager: str) -> None:
    """Asked now, answered two hours later; the same again changes nothing."""
    draft, who = cases.Draft(text=said.words), crew.actor(said.by)
    about = {"code": one.code, "row": said.row, "about": said.about}
    with transaction.atomic():
        made = disclosure.ask_about_line(actor=who, yard=yard, **about, draft=draft, client_key="demo")
        if not made.repeated:
            _answer(cases.Target(yard, made.case.id), crew.actor(manager), who, said.answer)


def _answer(target: cases.Target, staff: Actor, who: Actor, answer: str) -> None:
    begun = clock.now()
    with clock.at(begun + timedelta(minutes=40)):
        cases.triage(actor=staff, target=target, kind="question", level="ordinary")
    with clock.at(begun + timedelta(hours=2)):
        cases.resolve(actor=staff, target=target, text=answer)
    with clock.at(begun + timedelta(hours=5)):
        cases.confirm(actor=who, target=target, rating="good", text="")
