"""Mails become requests: once, with their pictures; answers come back to them; unknown places go to the office."""

import io
from dataclasses import replace

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.factories import cases as made
from tests.support.mails import OURS, mail, serving, with_picture
from tests.support.pages import words
from tests.support.sms import work
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.integrations.mail import box
from yuanba.integrations.mail.box import Box
from yuanba.integrations.mail.sending import Sender
from yuanba.interfaces.incoming.mail import fetch
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import dispatch
from yuanba.platform.notify.public import Letter, mailbox, plug_carrier, plug_mailbox

NAME, OFFICE = "金桂苑", "LX"


@pytest.fixture
def loopback():
    """Lets the tests open connections on this machine."""


@pytest.fixture
def office(town, loopback, settings):
    """The post office, plugged in."""
    settings.YUANBA_MAIL = {"office": OFFICE}
    with serving() as (office, imap, smtp):
        plug_mailbox(Box(("imap", "127.0.0.1", imap), "u", "p", OURS, 5))
        plug_carrier("email", Sender(("smtp", "127.0.0.1", smtp), "u", "p", OURS, 5))
        yield office
        plug_mailbox(None)
        plug_carrier("email", None)


def told(office):
    dispatch()
    work()
    return [one.decode() for one in office.sent]


def test_a_mail_is_a_request_once_and_its_answer_comes_back_as_more(town, office):
    office.put(with_picture(subject=f"{NAME} 3-1-902 门坏了", number="a"), mail(number="a", subject=f"{NAME} 门坏了"))
    assert fetch() == {"request": 1, "again": 1}
    case = cases.Case.objects.get(channel="email")
    assert (case.place, case.photos.count(), case.reporter) == (town.home, 1, None)
    assert case.text == f"{NAME} 3-1-902 门坏了\n单元门关不拢，夜里风大。"
    (first,) = told(office)
    short = cases.short_of(case)
    assert f"Reply-To: help+{short}@yuanba.test" in first
    assert "Auto-Submitted: auto-replied" in first
    office.put(mail("还是关不上。\n> 旧话", to=f"help+{short}@yuanba.test", number="b", subject="Re: x"))
    guess = short[:-1] + ("y" if short[-1] == "x" else "x")
    office.put(mail("猜的", to=f"help+{guess}@yuanba.test", number="c", subject=f"{NAME} 猜"))
    assert fetch() == {"reply": 1, "request": 1}
    assert list(case.steps.filter(verb="say_more").values_list("text", flat=True)) == ["还是关不上。"]
    assert office.waiting == {}
    cases.answer(actor=town.actors["butler"], target=made.target(case), text="下午来修。", how="phoned")
    told(office)
    assert set(Letter.objects.values_list("state", flat=True)) == {"sent"}


def test_who_writes_english_is_answered_in_english(town, office):
    office.put(
        mail("The door of our unit does not close at night.", subject=f"{NAME} 3-1-902", number="n"),
        mail("Nothing works in our street, please help.", subject="Water", number="w", sender="an@example.test"),
        mail("水管漏水，请来看看，WiFi 也断了。", subject="没有地点", number="z", sender="zh@example.test"),
    )
    assert fetch() == {"request": 1, "unplaced": 2}
    told(office)
    placed = {(row.template, row.language) for row in Letter.objects.all()}
    assert placed == {("case.received", "en"), ("mail.unplaced", "en"), ("mail.unplaced", "zh-hans")}
    assert any("Subject: Your request has the number" in one.decode() for one in office.sent)
    kept = cases.messaging.Unplaced.objects.get(language="en")
    cases.messaging.place_message(actor=SYSTEM, yard=kept.yard, message_id=kept.id, place=town.home)
    assert "Subject: Your request has the number" in told(office)[-1]


def test_machines_floods_and_empty_mails_are_left(town, office):
    office.put(*(mail(number=str(n), subject=NAME, Auto_Submitted="auto-replied") for n in range(2)))
    office.put(mail("", subject="", number="e"), b"no mail at all")
    assert fetch() == {"machine": 2, "empty": 1, "unreadable": 1}
    office.put(*(mail(number=f"f{n}", subject=f"{NAME} {n}") for n in range(13)))
    assert fetch()["too-many"] == 2
    assert Letter.objects.count() == 0
    assert office.flagged == [4, 16, 17]


def test_forged_senders_are_answered_seldom_and_with_a_server_that_vouches_not_at_all(town, office, settings):
    victim = [mail(number=f"v{n}", subject=f"{NAME} {n}", sender="v@victim.test") for n in range(4)]
    other = [mail(number=f"w{n}", subject=f"{NAME} 别的 {n}", sender=f"w{n}@victim.test") for n in range(40)]
    office.put(*victim, *other[:32], mail("何处？", subject="没有地点", number="u", sender="v@victim.test"))
    assert fetch() == {"request": 36, "unplaced": 1}
    sent = told(office)
    assert (len(sent), sum("To: v@victim.test" in one for one in sent)) == (30, 2)
    settings.YUANBA_MAIL |= {"authserv": "mx.yuanba.test"}
    vouched = {"Authentication_Results": "mx.yuanba.test; dkim=pass header.d=victim.test"}
    office.put(*other[33:36], mail(number="p", subject=f"{NAME} 真的", sender="real@victim.test", **vouched))
    plug_mailbox(replace(mailbox(), authserv="mx.yuanba.test"))
    assert fetch() == {"request": 4}
    assert [one.partition("To: ")[2].partition("\r")[0] for one in told(office)[30:]] == ["real@victim.test"]
    case = cases.Case.objects.filter(channel="email").latest("id")
    cases.answer(actor=town.actors["butler"], target=made.target(case), text="马上来。", how="phoned")
    assert len(told(office)) == 32


def test_too_large_a_mail_is_answered_with_what_to_do_and_waits_with_the_office(town, office, monkeypatch):
    monkeypatch.setattr(box, "LARGEST", 2000)
    office.put(mail("x" * 3000, subject="漏水的照片", number="g", sender="li@big.test"))
    office.put(mail("x" * 3000, subject="漏水的照片", number="g", sender="li@big.test"))
    assert fetch() == {"too-large": 1, "again": 1}
    (answer,) = told(office)
    assert "To: li@big.test" in answer
    assert Letter.objects.get().template == "mail.too_large"
    kept = cases.messaging.Unplaced.objects.get()
    assert (kept.text, office.flagged) == ("漏水的照片\n这封邮件太大，没有收取，正文和照片都不在这里。", [1])


def test_what_cannot_be_put_to_its_request_waits_with_the_office_and_long_words_are_cut(town, office):
    short = cases.short_of(town.cases["in-work"])
    office.put(mail("好", to=f"help+{short}@yuanba.test", number="m"))
    office.put(mail("长" * 6000, subject=f"{NAME} 很长", number="l"))
    assert fetch() == {"unplaced": 1, "request": 1}
    assert cases.messaging.Unplaced.objects.get().by == "email"
    case = cases.Case.objects.get(channel="email")
    assert (len(case.text), case.visibility, office.flagged) == (5000, "handlers", [])


def test_a_mail_to_what_was_taken_into_another_is_said_there(town, office):
    office.put(mail("还有一句。", to=f"help+{cases.short_of(town.cases['merged'])}@yuanba.test", number="m"))
    assert fetch() == {"reply": 1}
    said = town.cases["in-work"].steps.filter(verb="add").values_list("text", "public")
    assert list(said) == [("还有一句。", False)]


def test_an_address_that_is_refused_is_told_as_failed_for_good(town, office):
    office.refuses = 550
    office.put(mail(to="help+JG@yuanba.test"))
    assert fetch() == {"request": 1}
    assert cases.Case.objects.get(channel="email").place.kind == "root"
    told(office)
    assert (Letter.objects.get().state, "550" in Letter.objects.get().error) == ("failed", True)


def test_a_mail_without_a_place_waits_with_the_office_until_somebody_chooses(town, office, enter):
    office.put(with_picture(number="n"), mail("买一送一", subject="广告", number="o"))
    assert fetch() == {"unplaced": 2}
    page = enter("supervisor").get(f"/oversight/{OFFICE}/messages/")
    assert "单元门关不拢" in words(page)
    for who in ("butler", "manager", "reporter", "supervisor-far"):
        assert enter(who).get(f"/oversight/{OFFICE}/messages/").status_code == 404
    first, second = cases.messaging.Unplaced.objects.order_by("id")
    assert "单元门" not in first.sealed_text
    desk, at = enter("supervisor"), f"/oversight/{OFFICE}/messages/"
    before = everything()
    wrong = desk.post(at, {"message": str(first.id), "place": "不知道", "act": "place"})
    assert (wrong.status_code, "不知道" in wrong.content.decode()) == (422, True)
    assert everything() == before
    assert desk.post(at, {"message": str(first.id), "place": f"{NAME} 3-1-902", "act": "place"}).status_code == 302
    case = cases.Case.objects.get(channel="email")
    assert (case.place, case.photos.count()) == (town.home, 1)
    assert desk.post(at, {"message": str(first.id), "place": NAME, "act": "place"}).status_code == 409
    assert desk.post(at, {"message": str(second.id), "act": "aside"}).status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.code, first.sealed_text, first.sealed_name, first.sealed_address) == (case.code, "", "", "")
    assert (second.code, second.sealed_text, second.settled_by) == ("", "", "Supervisor")
    assert case.code in "".join(told(office))


def test_the_command_says_what_came_and_that_it_is_off(town, enter):
    with pytest.raises(CommandError, match="YUANBA_MAIL_ADDRESS"):
        call_command("mail", "fetch")
    assert "邮件报事没有开通" in words(enter("operator").get("/backoffice/"))


def test_the_command_fetches(town, office):
    office.put(mail(subject=NAME))
    out = io.StringIO()
    call_command("mail", "fetch", stdout=out)
    assert out.getvalue() == "request 1\n"


def test_who_writes_what_a_neighbour_said_is_offered_to_join_and_does_so_on_the_own_page_only(town, office, client):
    first = made.report(town.place, "单元门关不拢，夜里风大，冷得很。").case
    office.put(mail(subject=f"{NAME} 3-1-902", number="s"))
    assert fetch() == {"request": 1}
    own = cases.Case.objects.get(channel="email")
    told(office)
    assert Letter.objects.get().template == "case.received_same"
    assert (own.state, cases.Case.objects.get(id=first.id).people) == ("new", 1)
    link = client.get(f"/s/{cases.short_of(own)}/")["Location"]
    page = client.get(link)
    assert first.code in words(page)
    assert "并在一起办" in words(page)
    said = {"act": "along", "into": str(first.id), "key": "k", "version": str(own.version)}
    wrong = client.post(link, said | {"into": str(own.id)})
    assert (wrong.status_code, cases.Case.objects.get(id=own.id).main_id) == (422, None)
    assert client.post(link, said)["Location"] == f"{link}?along=1#title"
    own.refresh_from_db()
    assert (own.main_id, cases.Case.objects.get(id=first.id).people) == (first.id, 2)
    after = words(client.get(f"{link}?along=1"))
    assert first.code in after
    assert "就是这件" not in after
    told(office)
    assert "case.merged" in set(Letter.objects.values_list("template", flat=True))
