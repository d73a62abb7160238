"""Who is told of what: the audience of a notice; planners and objectors of an undertaking."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from yuanba.domains.notices.models import Notice, Objection, ObjectionAnswer, Undertaking
from yuanba.domains.notices.queries.audience import people_of
from yuanba.domains.notices.rules import states
from yuanba.domains.notices.rules.audience import Audience
from yuanba.domains.notices.rules.vocabulary import OBJECTING
from yuanba.domains.notices.saying import PUBLISHED, WITHDRAWN, say
from yuanba.domains.people.public import holders
from yuanba.platform.events.public import Event, reaction
from yuanba.platform.notify.public import register_template, tell

register_template("undertaking.objected", "%(home)s objects: %(title)s.")
register_template("undertaking.answered", "Your objection was answered: %(title)s. %(answer)s")
register_template("undertaking.started", "It begins: %(title)s. To the objections was answered: %(reply)s")
register_template("undertaking.dropped", "It is dropped: %(title)s. %(why)s")


@reaction("notice.published", name="notices.tell_audience")
def tell_audience(event: Event) -> None:
    """Everybody it is said to finds it in the inbox; and has an SMS, where one is asked for and a phone is known."""
    say.enqueue(str(event.yard_id), str(event.subject), PUBLISHED, str(event.id))


@reaction("notice.withdrawn", name="notices.tell_withdrawn")
def tell_withdrawn(event: Event) -> None:
    """The same people learn that it no longer holds; of a draft nobody does."""
    if event.read().number:
        say.enqueue(str(event.yard_id), str(event.subject), WITHDRAWN, str(event.id))


def _undertaking(event: Event) -> Undertaking:
    return Undertaking.objects.select_related("yard").get(yard=event.yard, id=event.subject)


def _link(undertaking: Undertaking) -> str:
    said = (states.PUBLISHED, states.ENDED)
    rows = Notice.objects.select_related("yard").filter(yard=undertaking.yard, undertaking=undertaking, state__in=said)
    notice = rows.first()
    return notice.link if notice else ""


@reaction("undertaking.objected", name="notices.tell_planner")
def tell_planner(event: Event) -> None:
    """Whoever planned it, and the managers of the place, learn of an objection."""
    undertaking = _undertaking(event)
    home = (
        Objection.objects.select_related("home")
        .get(yard=event.yard, undertaking=undertaking, home__path=event.read().home)
        .home
    )
    data = {"title": undertaking.title, "home": home.label}
    to = {member.account for member in holders("manager", undertaking.path)} | {undertaking.planner}
    for account in sorted(one for one in to if one is not None):
        tell(event.yard, account, "undertaking.objected", data, link=_link(undertaking), key=str(event.id))


@reaction("undertaking.answered", name="notices.tell_of_answer")
def tell_of_answer(event: Event) -> None:
    """Whoever objected learns what was answered; of a home that objected on paper, whoever may object for it."""
    undertaking = _undertaking(event)
    answers = ObjectionAnswer.objects.select_related("objection", "objection__home")
    about = {"objection__undertaking": undertaking, "objection__home__path": event.read().home}
    answer = answers.get(yard=event.yard, objection__yard=event.yard, **about)
    data = {"title": undertaking.title, "answer": answer.text}
    for account in _objectors(undertaking, [answer.objection]):
        tell(event.yard, account, event.name, data, link=_link(undertaking), key=str(event.id))


@reaction("undertaking.started", name="notices.tell_of_start")
def tell_of_start(event: Event) -> None:
    """Those who objected learn what was answered and that it begins."""
    undertaking = _undertaking(event)
    _tell_objectors(event, undertaking, {"title": undertaking.title, "reply": undertaking.reply})


@reaction("undertaking.dropped", name="notices.tell_of_drop")
def tell_of_drop(event: Event) -> None:
    """Those who objected learn that it does not come, and why."""
    undertaking = _undertaking(event)
    _tell_objectors(event, undertaking, {"title": undertaking.title, "why": undertaking.why})


def _tell_objectors(event: Event, undertaking: Undertaking, data: dict[str, Any]) -> None:
    rows = Objection.objects.filter(yard=event.yard, undertaking=undertaking).select_related("home")
    link = _link(undertaking)
    for account in _objectors(undertaking, rows):
        tell(event.yard, account, event.name, data, link=link, key=str(event.id))


def _objectors(undertaking: Undertaking, objections: Iterable[Objection]) -> list[UUID]:
    """The accounts that objected; for homes that did on paper or by word of mouth, those that may object for them."""
    found, on_paper = set(), []
    for one in objections:
        if one.account:
            found.add(one.account)
        else:
            on_paper.append(one.home.path)
    if on_paper:
        for_homes = Audience("homes", tuple(on_paper), OBJECTING)
        found |= {account.id for account in people_of(undertaking.yard, for_homes)}
    return sorted(found)
