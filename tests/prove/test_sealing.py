"""Telephones and contacts that stood in plain words are sealed by the migrations, and opened again on the way back."""

import pytest
from django.conf import settings

from tests.platform.yards.cluster import command, connected, database

PHONE, NAME = "13800004402", "黎春燕"
WRITE = f"""
from tests.factories import cases, people, places
people.account("{NAME}", phone="{PHONE}")
cases.report(places.place(places.estate("JG")), "灯不亮", name="{NAME}", phone="{PHONE}")
"""
READ = """
from yuanba.domains.cases.models import Contact
from yuanba.domains.people.models import Account
print("READ", *[(one.name, one.phone) for one in Contact.objects.all()], *[one.phone for one in Account.objects.all()])
"""
BEFORE = (("cases", "0012"), ("people", "0018"))


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
    assert PHONE not in str(kept)
    assert NAME not in str(kept)
    for app, name in BEFORE:
        ran(addresses, "migrate", app, name, "-v0")
    assert rows(addresses, "SELECT name, phone FROM cases_contact") == [(NAME, PHONE)]
    assert rows(addresses, "SELECT phone FROM people_account") == [(PHONE,)]
    ran(addresses, "migrate", "-v0")
    assert f"READ ('{NAME}', '{PHONE}') {PHONE}" in ran(addresses, "shell", "-v0", "-c", READ)
