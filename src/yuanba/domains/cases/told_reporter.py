"""Whoever reported a case is told of it by every way they left: inbox, else SMS, and the address they wrote from."""

from uuid import UUID

from yuanba.domains.cases.access import short_of
from yuanba.domains.cases.models import Case, Contact, Reach
from yuanba.platform.events.public import Event
from yuanba.platform.notify.public import Way, letter, tell, text

Data = dict[str, str]


def tell_reporter(event: Event, case: Case, template: str, data: Data) -> None:
    """Into the inbox, else by SMS where a telephone was left."""
    key = str(event.id)
    if case.reporter:
        tell(case.yard, case.reporter, template, data, link=f"/my/{case.yard.code}/{case.id}/", key=key)
        return
    contact = Contact.objects.filter(yard=case.yard, case=case).exclude(phone_digest="").first()
    if contact:
        link = f"/s/{short_of(case)}/"
        text(case.yard, contact.phone, template, data, language=contact.language, key=key, link=link)


def write_to_reporter(event: Event, case: Case, template: str, data: Data) -> None:
    """By mail or WeChat, where they wrote from there; what happened by itself only where somebody vouches for it."""
    reach = Reach.objects.filter(yard=case.yard, case=case).first()
    if reach is None or not (address := reach.address) or (reach.is_quiet and event.actor_account is None):
        return
    short, way = short_of(case), Way(reach.by, address, reach.language)
    letter(case.yard, way, template, data, key=_key(event, case), link=f"/s/{short}/", tag=short)


def _key(event: Event, case: Case) -> str:
    """One step of a case is written to each of those that were taken into it."""
    return str(event.id) if event.subject == case.id else letter_key(event.id, case.id)


def letter_key(event_id: UUID | str, taken: UUID) -> str:
    """Under what a step of the main case is written to a case that was taken into it."""
    return f"{event_id}:{taken}"
