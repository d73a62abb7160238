"""Followers and those whose request was taken into another hear of every public step."""

from collections.abc import Iterator
from uuid import UUID

from yuanba.domains.cases.access import short_of, token_of
from yuanba.domains.cases.bringing import forget_brought
from yuanba.domains.cases.following import together
from yuanba.domains.cases.models import Case, Follower
from yuanba.domains.cases.rules.telling import TOLD
from yuanba.domains.cases.told_reporter import tell_reporter, write_to_reporter
from yuanba.kernel.ids import digest
from yuanba.platform.events.public import Event, reaction
from yuanba.platform.notify.public import register_template, tell, text
from yuanba.platform.yards.models import Yard

register_template("case.followed.answer", "Answered: %(title)s (%(code)s), which you follow.")
register_template("case.followed.promise", "Promised with a date: %(title)s (%(code)s), which you follow.")
register_template("case.followed.note", "Something was done: %(title)s (%(code)s), which you follow.")
register_template("case.followed.resolve", "Done: %(title)s (%(code)s), which you follow.")
register_template("case.followed.reopen", "Taken up again: %(title)s (%(code)s), which you follow.")
register_template("case.followed.closed", "Closed: %(title)s (%(code)s), which you follow.")
register_template("case.followed.talk", "Spoken about with whoever said it: %(title)s (%(code)s), which you follow.")
register_template("case.followed.check_in", "Looked after again: %(title)s (%(code)s), which you follow.")
register_template("case.followed.pause", "Has to wait, please read until when: %(title)s (%(code)s), which you follow.")
register_template("case.followed.resume", "Goes on: %(title)s (%(code)s), which you follow.")
register_template(
    "case.followed.decide_extension", "Takes longer, please read the new date: %(title)s (%(code)s), which you follow."
)
register_template("case.followed.hand_up", "Handed to those above the estate: %(title)s (%(code)s), which you follow.")
register_template(
    "case.followed.take_on", "Taken on above the estate, with a date: %(title)s (%(code)s), which you follow."
)
register_template("case.followed.send_back", "With the estate again: %(title)s (%(code)s), which you follow.")
register_template("case.merged", "%(code)s is the same matter as %(main)s and goes on together with it.")
register_template("case.unmerged", "%(code)s goes on by itself again.")
register_template("case.split", "A part of your request %(whole)s goes on as %(code)s.")
Data = dict[str, str]


def _case(event: Event) -> Case:
    return Case.objects.select_related("yard").get(yard=event.yard, id=event.subject)


@reaction("case.moved", name="cases.tell_followers")
def tell_followers(event: Event) -> None:
    """A public step of a case that neighbours see: everybody who has the same trouble, but its reporter."""
    said = event.read()
    template = TOLD[said.verb].followers if said.verb in TOLD else ""
    if not template or not said.public:
        return
    case = _case(event)
    if case.visibility != "neighbours":
        return
    data = {"title": case.said_title, "code": case.code}
    for taken in Case.objects.select_related("yard").filter(yard=case.yard, main=case):
        _tell_reporter(event, taken, template, data)
    _tell_all(event, _following(case, together(case)), template, data)


def _following(case: Case, group: list[UUID]) -> Iterator[Follower]:
    """Whoever follows one of these cases, but the reporter, if that is an account at all."""
    rows = Follower.objects.filter(yard=case.yard, case__in=group, left_at__isnull=True)
    if case.reporter is not None:
        rows = rows.exclude(account=case.reporter)
    return rows.select_related("case__yard").iterator()


def _tell_all(event: Event, rows: Iterator[Follower], template: str, data: Data) -> None:
    for follower in rows:
        if follower.account:
            link = f"/f/{event.yard.code}/{token_of(follower)}/"
            tell(event.yard, follower.account, template, data, link=link, key=str(event.id))
        elif phone := follower.phone:
            link = f"/s/{short_of(follower)}/"
            text(event.yard, phone, template, data, language=follower.language, key=str(event.id), link=link)


def _tell_reporter(event: Event, case: Case, template: str, data: Data) -> None:
    tell_reporter(event, case, template, data)
    write_to_reporter(event, case, template, data)


@reaction("case.merged", name="cases.tell_of_merge")
def tell_of_merge(event: Event) -> None:
    """Those of a case that was taken into another."""
    case, said = _case(event), event.read()
    _tell_together(event, case, "case.merged", {"code": case.code, "main": f"{event.yard.code}-{said.main_number}"})


@reaction("case.unmerged", name="cases.tell_of_unmerge")
def tell_of_unmerge(event: Event) -> None:
    """Those of a case that goes on by itself again."""
    case = _case(event)
    _tell_together(event, case, "case.unmerged", {"code": case.code})


def _tell_together(event: Event, case: Case, template: str, data: Data) -> None:
    _tell_reporter(event, case, template, data)
    _tell_all(event, _following(case, [case.id]), template, data)


@reaction("case.split", name="cases.tell_of_split")
def tell_of_split(event: Event) -> None:
    """Whoever reported the whole."""
    case, said = _case(event), event.read()
    _tell_reporter(event, case, "case.split", {"code": case.code, "whole": f"{event.yard.code}-{said.of_number}"})


@reaction("people.erased", name="cases.forget_follower")
def forget_follower(event: Event) -> None:
    """Who was erased follows nothing any more; the counts stay as they were told."""
    account = event.read().account
    for follower in Follower.objects.filter(yard=event.yard, account=account) if account else ():
        _forget(event.yard, follower)


def _forget(yard: Yard, follower: Follower) -> None:
    who = digest(f"erased:{follower.id}")
    Follower.objects.filter(yard=yard, id=follower.id).update(account=None, who=who, token_digest=who, sealed_phone="")
    forget_brought(yard, [follower.id])
