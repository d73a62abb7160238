"""Telephones and contacts that stood in plain words are sealed by the migrations, and opened again on the way back."""

import pytest
from django.conf import settings

from tests.platform.yards.cluster import command, connected, database

PHONE, NAME, MAIL, SHORT = "13800004402", "黎春燕", "li@example.cn", "JG-1-abcdefgh"
WRITE = f"""
from tests.factories import cases, people, places
people.account("{NAME}", phone="{PHONE}")
jg = places.estate("JG")
cases.report(places.place(jg), "灯不亮", name="{NAME}", phone="{PHONE}")
from django.db import transaction
from yuanba.platform.notify.public import Way, keep_talk, letter, note_heard, talk_with, tell, text
said = ("case.answer", {{"code": "JG-1"}})
with transaction.atomic():
    text(jg, "{PHONE}", *said, language="en", key="k", link="/s/{SHORT}/")
    letter(jg, Way("email", "{MAIL}"), *said, key="k", link="/s/{SHORT}/", tag="{SHORT}")
    tell(jg, jg.id, *said, key="k", link="/s/{SHORT}/")
    note_heard("wechat", "1", "{SHORT}")
    keep_talk(talk_with("wechat", "1"), {{"case": "{SHORT}"}})
"""
READ = """
from yuanba.domains.cases.models import Contact
from yuanba.domains.people.models import Account
print("READ", *[(one.name, one.phone) for one in Contact.objects.all()], *[one.phone for one in Account.objects.all()])
"""
SAID = ("message", "sms", "letter", "heard", "talk")
READ += """
from yuanba.platform.notify.models import Heard, Letter, Message, Sms, Talk
sms, mail, inbox = Sms.objects.get(), Letter.objects.get(), Message.objects.get()
print("SAID", sms.phone, sms.link, mail.address, mail.link, mail.tag, inbox.link, Heard.objects.get().answer,
    Talk.objects.get().data["case"], Sms.objects.filter(phone_digest=sms.phone_digest, data={"code": "JG-1"}).count())
"""
BEFORE = (("notify", "0002"), ("cases", "0012"), ("people", "0018"))


@pytest.fixture
def addresses(tmp_path):
    """An empty database of this run's kind: what owns it, and what reads and writes."""
    if settings.ENGINE == "postgres":
        with database("yuanba_sealed") as (owner, plain):
            yield owner, plain
    else:
        yield "", f"sqlite:///{tmp_path}/a.sqlite3"


def ran(addresses, *words):
    owner, plain = addresses
    done = command(*words, database=plain, migrate=owner)
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(addresses, said):
    with connected(addresses[1]) as beside, beside.cursor() as cursor:
        cursor.execute(said)
        return cursor.fetchall()


@pytest.mark.django_db
def test_sealed_and_opened_again_by_the_migrations(addresses, monkeypatch):
    monkeypatch.setenv("YUANBA_DATA_DIR", str(settings.YUANBA_DATA_DIR))
    ran(addresses, "migrate", "-v0")
    ran(addresses, "shell", "-v0", "-c", WRITE)
    kept = rows(addresses, "SELECT sealed_name, sealed_phone FROM cases_contact")
    kept += rows(addresses, "SELECT sealed_phone, phone_digest FROM people_account")
    kept += [row for table in SAID for row in rows(addresses, f"SELECT * FROM notify_{table}")]
    assert (MAIL in str(kept), SHORT in str(kept)) == (False, False)
    assert PHONE not in str(kept)
    assert NAME not in str(kept)
    for app, name in BEFORE:
        ran(addresses, "migrate", app, name, "-v0")
    assert rows(addresses, "SELECT name, phone FROM cases_contact") == [(NAME, PHONE)]
    assert rows(addresses, "SELECT phone FROM people_account") == [(PHONE,)]
    assert rows(addresses, "SELECT phone FROM notify_sms") == [(PHONE,)]
    assert rows(addresses, "SELECT address, tag FROM notify_letter") == [(MAIL, SHORT)]
    ran(addresses, "migrate", "-v0")
    way = f"/s/{SHORT}/"
    said = f"SAID {PHONE} {way} {MAIL} {way} {SHORT} {way} {SHORT} {SHORT} 1"
    assert said in ran(addresses, "shell", "-v0", "-c", READ)
    assert f"READ ('{NAME}', '{PHONE}') {PHONE}" in ran(addresses, "shell", "-v0", "-c", READ)
