"""Whoever wrote by WeChat or e-mail is told there; those who handle a case are told of what is added to it."""

from yuanba.domains.cases.access import short_of
from yuanba.domains.cases.models import Case, Reach
from yuanba.domains.cases.reactions import TOLD_TO_REPORTER
from yuanba.domains.cases.told_staff import having, tell_staff
from yuanba.kernel import clock
from yuanba.platform.events.public import Event, reaction
from yuanba.platform.notify.public import Way, letter, register_template

register_template("case.more", "More was said to %(title)s (%(code)s).")
register_template("mail.unplaced", "Your mail has arrived. We still look for the place: please name estate and home.")
register_template(
    "mail.too_large",
    "Your mail was too large to be read. Please send it again with fewer or smaller photographs, 25 MB at most.",
)
register_template("case.received", "Your request has the number %(code)s. You have an answer by %(by)s at the latest.")


def _case(event: Event) -> Case:
    return Case.objects.select_related("yard").get(yard=event.yard, id=event.subject)


@reaction("case.moved", name="cases.tell_by_message")
def tell_by_message(event: Event) -> None:
    """A public step, to the address they wrote from."""
    said = event.read()
    if said.verb in TOLD_TO_REPORTER and said.public:
        _write_to_reporter(_case(event), f"case.{said.verb}", {}, key=str(event.id))


@reaction("case.reported", name="cases.acknowledge")
def acknowledge(event: Event) -> None:
    """What came by mail, or was only spoken in WeChat, is answered with its number; what was typed there is already."""
    said, case = event.read(), _case(event)
    quiet = Reach.objects.filter(yard=event.yard, case=case.id, is_quiet=True).exists()
    if not quiet and (said.channel == "email" or (said.channel == "wechat" and not case.text)):
        by = clock.short(case.answer_due)
        _write_to_reporter(case, "case.received", {"by": by}, key=str(event.id))


def _write_to_reporter(case: Case, template: str, data: dict[str, str], *, key: str) -> None:
    """Where there is a way back by message."""
    reach = Reach.objects.filter(yard=case.yard, case=case).first()
    if reach is None or not (address := reach.address):
        return
    short = short_of(case)
    told = {"title": case.title, "code": case.code} | data
    way = Way(reach.by, address, reach.language)
    letter(case.yard, way, template, told, key=key, link=f"/s/{short}/", tag=short)


@reaction("case.more_said", name="cases.tell_of_more")
def tell_of_more(event: Event) -> None:
    """Whoever has the case, or else the nearest butlers."""
    case = _case(event)
    for account in having(case):
        tell_staff(event, case, account, "case.more")
