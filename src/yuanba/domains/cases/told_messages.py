"""Whoever wrote by WeChat or e-mail is told there; those who handle a case are told of what is added to it."""

from yuanba.domains.cases.models import Case, Reach
from yuanba.domains.cases.queries.alike import same_as
from yuanba.domains.cases.rules.telling import TOLD
from yuanba.domains.cases.told_reporter import write_to_reporter
from yuanba.domains.cases.told_staff import having, tell_staff
from yuanba.kernel import clock
from yuanba.platform.events.public import Event, reaction
from yuanba.platform.notify.public import register_template

register_template("case.more", "More was said to %(title)s (%(code)s).")
register_template("mail.unplaced", "Your mail has arrived. We still look for the place: please name estate and home.")
register_template(
    "mail.too_large",
    "Your mail was too large to be read. Please send it again with fewer or smaller photographs, 25 MB at most.",
)
register_template(
    "case.received_same",
    "Your request has the number %(code)s. You have an answer by %(by)s at the latest. A neighbour said something like "
    "it: %(other)s, %(title)s. If it is the same matter, say so on this page, and yours goes on with it.",
)
register_template("case.received", "Your request has the number %(code)s. You have an answer by %(by)s at the latest.")


def _case(event: Event) -> Case:
    return Case.objects.select_related("yard").get(yard=event.yard, id=event.subject)


@reaction("case.moved", name="cases.tell_by_message")
def tell_by_message(event: Event) -> None:
    """A public step, to the address they wrote from."""
    said = event.read()
    template = TOLD[said.verb].reporter if said.verb in TOLD else ""
    if template and said.public:
        case = _case(event)
        write_to_reporter(event, case, template, {"title": case.said_title, "code": case.code})


@reaction("case.reported", name="cases.acknowledge")
def acknowledge(event: Event) -> None:
    """What came by mail, or was only spoken in WeChat, is answered with its number.

    What was typed there is already; of a part that was split off another message tells.
    """
    said, case = event.read(), _case(event)
    typed = said.channel == "wechat" and case.text
    if said.channel not in ("email", "wechat") or typed or case.steps.filter(verb="split_off").exists():
        return
    if not Reach.objects.filter(yard=event.yard, case=case.id, is_quiet=True).exists():
        data = {"title": case.said_title, "code": case.code, "by": clock.short(case.answer_due)}
        if same := same_as(case):
            other = {"other": same[0].case.code, "title": same[0].case.said_title}
            write_to_reporter(event, case, "case.received_same", data | other)
        else:
            write_to_reporter(event, case, "case.received", data)


@reaction("case.more_said", name="cases.tell_of_more")
def tell_of_more(event: Event) -> None:
    """Whoever has the case, or else the nearest butlers."""
    case = _case(event)
    for account in having(case):
        tell_staff(event, case, account, "case.more")
