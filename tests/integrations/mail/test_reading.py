"""A mail is read as a person reads it: what is new in it, and whether a person wrote it."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from tests.support.mails import OURS, mail, with_picture
from yuanba.integrations.mail.reading import read
from yuanba.integrations.mail.words import new_words, plain_of_html
from yuanba.settings.mail import mail as settings_of

NAMES = {"ADDRESS": OURS, "IMAP": "imaps://mail.test", "SMTP": "smtps://mail.test", "PASSWORD": "p", "OFFICE": "LX"}


@pytest.mark.parametrize(
    "history",
    [
        "> 旧话",
        "在 2026年11月2日，院坝 <help@x> 写道：\n旧话",
        "On Mon, 2 Nov 2026, Yuanba wrote:\n旧话",
        "------------------ 原始邮件 ------------------\n旧话",
        "-----Original Message-----\n旧话",
        "发件人: help@x\n旧话",
        "-- \n旧话",
        "发自我的iPhone",
    ],
)
def test_what_was_quoted_and_the_signature_are_cut(history):
    assert new_words(f"门还是坏的。\n\n{history}") == "门还是坏的。"


def test_a_page_becomes_its_words():
    page = "<style>p{}</style><p>门&nbsp;坏了</p><div>三天<br>没人来</div><script>x()</script>"
    page += "<blockquote>旧话</blockquote>"
    assert plain_of_html(page).replace("\xa0", " ") == "门 坏了\n\n三天\n没人来"
    assert read(mail(html=page), OURS).text == "门 坏了\n\n三天\n没人来"


@pytest.mark.parametrize("broken", ["<a ", "<!--", "</", "<![", "<![foo[ x ]]>", "<!--x>", "<b> ", "<style>"])
def test_a_page_broken_a_hundred_thousand_times_is_read_in_one_pass(broken):
    assert plain_of_html(f"<p>门坏了</p>{broken * 100_000}").startswith("门坏了")


def test_a_poisoned_mail_is_unreadable_and_no_more():
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(1000))
    assert read(b"From: a@b.test\r\n" + deep, OURS) is None
    assert read(b"From: a\0b@c.test\r\nSubject: x\r\n\r\nx", OURS).sender == "ab@c.test"


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"List_Id": "<news.x>"},
        {"Return_Path": "<>"},
        {"X_Auto_Response_Suppress": "DR, AutoReply"},
        {"sender": "MAILER-DAEMON@x.test"},
        {"sender": "no-reply@x.test"},
        {"sender": OURS},
        {"sender": "help+JG-1-abc@yuanba.test"},
    ],
)
def test_what_a_machine_wrote_is_known(headers):
    assert read(mail(**headers), OURS).is_automatic
    assert not read(mail(), OURS).is_automatic


@pytest.mark.parametrize(
    ("to", "tag"),
    [(OURS, ""), ("help+JG@yuanba.test", "JG"), ("Desk <Help+JG-12-abcd2345@yuanba.test>", "JG-12-abcd2345")],
)
def test_the_tag_stands_behind_our_name(to, tag):
    assert read(mail(to=to), OURS).tag == tag


def test_pictures_come_along():
    found = read(with_picture(), OURS)
    assert (len(found.pictures), found.sender, found.name) == (1, "li@example.test", "Li")


@given(st.binary(max_size=300), st.sampled_from([mail(), with_picture(), mail(html="<p>门</p>")]), st.integers(0, 400))
def test_a_damaged_mail_is_read_or_left_and_never_a_fault(noise, raw, at):
    found = read(raw[:at] + noise + raw[at:], OURS)
    assert found is None or "@" in found.sender


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"IMAP": ""}, "needs YUANBA_MAIL_IMAP"),
        ({"IMAP": "imap://mail.test"}, "by TLS"),
        ({"SMTP": "ftp://x"}, "YUANBA_MAIL_SMTP looks like"),
        ({"ADDRESS": "nobody"}, "YUANBA_MAIL_ADDRESS looks like"),
    ],
)
def test_settings_that_cannot_work_are_told_at_start(said, words):
    with pytest.raises(ImproperlyConfigured, match=words):
        settings_of({f"YUANBA_MAIL_{name}": value for name, value in (NAMES | said).items()})


def test_without_an_address_it_is_off():
    assert settings_of({}) == {}
    assert settings_of({f"YUANBA_MAIL_{name}": value for name, value in NAMES.items()})["imap"] == (
        "imaps",
        "mail.test",
        993,
    )


MX = "mx.yuanba.test"


@pytest.mark.parametrize(
    ("results", "proven"),
    [
        (f"{MX}; dmarc=pass (p=REJECT) header.from=example.test", True),
        (f"{MX} 1; spf=fail smtp.mailfrom=x.test; dkim=pass header.i=@example.test header.s=a", True),
        (f"{MX}; spf=pass smtp.mailfrom=bounce@example.test", True),
        (f"{MX}; spf=pass smtp.mailfrom=mallory.test", False),
        (f"{MX}; dkim=pass header.d=mallory.test; dmarc=fail header.from=example.test", False),
        (f"{MX}; dkim=fail (dkim=pass) header.d=example.test", False),
        (f"{MX}; none", False),
        (f"mallory.test; dmarc=pass header.from=example.test; x={MX}", False),
        (f"({MX}) mallory.test; dmarc=pass header.from=example.test", False),
        ("", False),
    ],
)
def test_only_the_results_of_our_own_server_prove_who_wrote(results, proven):
    given = {"Authentication_Results": results} if results else {}
    assert read(mail(**given), OURS, MX).is_proven is proven
    assert read(mail(**given), OURS).is_proven is False
    forged = b"Authentication-Results: mallory.test; none\r\n" + mail(**given)
    assert read(forged, OURS, MX).is_proven is False  # ours stands on top or not at all
    assert read(mail(sender="a@x.test, li@example.test", **given), OURS, MX).is_proven is False
