"""`yuanba people`: issuing, listing and revoking keys at the terminal."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from tests.factories import people as make
from tests.factories import places
from tests.support.unchanged import everything, refused
from yuanba.domains.people import public as people
from yuanba.domains.people.models import ApiKey
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS, SYSTEM, Actor

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)


@pytest.fixture
def account():
    account = make.account(username="meter")
    make.post(places.estate(), "program", None, account)
    return account


def say(capsys, *words):
    call_command("people", *words)
    return capsys.readouterr().out.strip()


def test_a_key_issued_here_acts_until_it_is_revoked_here(capsys, account):
    key = say(capsys, "issue-key", "Meter", "water meters")
    assert people.actor_of_key(key).account == account.id
    row = ApiKey.objects.get()
    assert say(capsys, "keys") == f"{row.id}  meter  water meters  valid"
    with clock.at(MORNING):
        say(capsys, "revoke-key", str(row.id))
    people.forget_keys()
    assert people.actor_of_key(key) == ANONYMOUS
    assert say(capsys, "keys").endswith("revoked 2026-03-02")


def test_a_key_revoked_twice_keeps_its_first_moment(account):
    people.issue_api_key(actor=SYSTEM, account=account, label="meter")
    key_id = ApiKey.objects.get().id
    with clock.at(MORNING):
        people.revoke_api_key(actor=SYSTEM, key_id=key_id)
    assert people.revoke_api_key(actor=SYSTEM, key_id=key_id).revoked_at == MORNING


@pytest.mark.parametrize("words", [("issue-key", "nobody", "x"), ("revoke-key", str(uuid4()))])
def test_what_is_not_there_is_said(words, account):
    before = everything()
    with pytest.raises(CommandError, match=words[1]):
        call_command("people", *words)
    assert everything() == before


@pytest.mark.parametrize("role", ["manager", "program", "community-supervisor", None])
def test_only_the_operator_revokes(account, role):
    people.issue_api_key(actor=SYSTEM, account=account, label="meter")
    actor = make.staff(places.estate("YX"), role) if role else Actor("anonymous")
    with refused("not-found"):
        people.revoke_api_key(actor=actor, key_id=ApiKey.objects.get().id)
