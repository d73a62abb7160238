"""A notice said to its audience, slice by slice: inboxes, short messages, and those as proof for homes.

One that is withdrawn is taken back in the same inboxes, and by SMS at the telephones to which it left.
"""

from typing import Any
from uuid import UUID

from django.db import transaction

from yuanba.domains.notices.models import Notice
from yuanba.domains.notices.queries.audience import homes_called, lived_by, people_of
from yuanba.domains.notices.rules import states
from yuanba.domains.notices.rules.vocabulary import TAKEN_BACK, TEXTED
from yuanba.domains.notices.writing import Proof, deliver
from yuanba.domains.people.public import Account, mobiles_without_account
from yuanba.kernel import clock
from yuanba.kernel.text import first_line
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.notify.public import Sms, after_sent, register_template, sms_sent, tell, text
from yuanba.platform.tasks.public import task

SLICE, REASON = 200, 40  # of why it was withdrawn an SMS says the beginning
PUBLISHED = register_template("notice.published", "Notice: %(title)s.")
WITHDRAWN = register_template("notice.withdrawn", "This notice no longer holds: %(title)s. %(why)s")
SMS = register_template("notice.sms", "Notice %(code)s: %(title)s. It holds from %(since)s to %(until)s.")
BACK = register_template("notice.sms_withdrawn", "Notice %(code)s no longer holds: %(title)s. %(why)s")


@task(max_attempts=6)
def say(yard_id: str, notice_id: str, template: str, key: str, after: str = "") -> int:
    """Tell the next two hundred of an audience, and leave the others to the next task; how many were told.

    After the last of them come the telephones of those without an account.
    """
    with transaction.atomic():
        notice = _notice(yard_id, notice_id)
        if template == PUBLISHED and notice.state == states.WITHDRAWN:
            return 0
        accounts = people_of(notice.yard, notice.audience, after=UUID(after) if after else None, limit=SLICE)
        for account in accounts:
            _say_to(account, notice, template, key)
        if len(accounts) == SLICE:
            say.enqueue(yard_id, notice_id, template, key, str(accounts[-1].id))
        elif notice.sms:
            (say_on_paper if template == PUBLISHED else take_back).enqueue(yard_id, notice_id)
    return len(accounts)


@task(max_attempts=6)
def say_on_paper(yard_id: str, notice_id: str, after: str = "") -> int:
    """Text the next two hundred whom only a card knows, in Chinese; how many cards. A number is texted once."""
    with transaction.atomic():
        notice = _notice(yard_id, notice_id)
        if notice.state == states.WITHDRAWN:
            return 0
        last, lived = UUID(after) if after else None, lived_by(notice.yard, notice.audience)
        found = mobiles_without_account(lived, notice.yard, after=last, limit=SLICE)
        for _card, phone in found:
            if phone:
                _text_to(phone, notice, "zh-hans")
        if len(found) == SLICE:
            say_on_paper.enqueue(yard_id, notice_id, str(found[-1][0]))
    return len(found)


@task(max_attempts=6)
def take_back(yard_id: str, notice_id: str, after: str = "") -> int:
    """Text the next two hundred telephones to which a notice left that it no longer holds; how many."""
    with transaction.atomic():
        notice = _notice(yard_id, notice_id)
        left = sms_sent(notice.yard, notice.sms_key, UUID(after) if after else None, SLICE)
        for sms in left:
            _take_back(sms, notice)
        if len(left) == SLICE:
            take_back.enqueue(yard_id, notice_id, str(left[-1].id))
    return len(left)


@task(max_attempts=6)
def prove_texted(yard_id: str, sms_id: str) -> int:
    """The homes of the telephone to which a notice left, or was taken back, are proven; how many are new.

    What leaves after the notice was withdrawn is taken back at once.
    """
    with transaction.atomic():
        sms = Sms.objects.get(yard_id=yard_id, id=sms_id)
        notice, is_back = _notice(yard_id, sms.key.rpartition(" ")[2]), sms.template == BACK
        if not sms.phone:
            return 0
        if notice.state == states.WITHDRAWN and not is_back:
            _take_back(sms, notice)
            return 0
        homes = homes_called(notice.yard, notice.audience, sms.phone)
        return len(deliver(notice, homes, Proof(SYSTEM, TAKEN_BACK if is_back else TEXTED, clock.now())))


after_sent(SMS, prove_texted.enqueue)
after_sent(BACK, prove_texted.enqueue)


def _notice(yard_id: str, notice_id: str) -> Notice:
    return Notice.objects.select_related("yard").get(yard_id=yard_id, id=notice_id)


def _say_to(account: Account, notice: Notice, template: str, key: str) -> None:
    title = notice.title_in(account.language)
    data: dict[str, Any] = {"title": title}
    told = data | {"why": notice.why} if template == WITHDRAWN else data
    tell(notice.yard, account.id, template, told, link=notice.link, key=key)
    if template == PUBLISHED and notice.sms and account.phone:
        _text_to(account.phone, notice, account.language)


def _take_back(sms: Sms, notice: Notice) -> None:
    words = {"title": notice.title_in(sms.language), "code": notice.code, "why": first_line(notice.why, REASON)}
    text(notice.yard, sms.phone, BACK, words, language=sms.language, key=notice.back_key, link=notice.link)


def _text_to(phone: str, notice: Notice, language: str) -> None:
    words = {"title": notice.title_in(language), "code": notice.code}
    days = {"since": notice.since.isoformat(), "until": notice.until.isoformat()}
    text(notice.yard, phone, SMS, words | days, language=language, key=notice.sms_key, link=notice.link)
