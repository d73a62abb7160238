"""An event stands or falls with the rows it tells of, and costs at most two INSERTs."""

from uuid import uuid4

import pytest
from django.db import transaction

from tests.factories.yards import yard
from tests.support.statements import statements
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM, Actor
from yuanba.platform.events.models import Event, Pending
from yuanba.platform.events.public import OutsideTransaction, reaction, record


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_recorded(Said):
    with pytest.raises(OutsideTransaction):
        record(Said("a"), yard=yard(), actor=SYSTEM, subject=uuid4())
    assert not Event.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_did_not_happen(Said):
    reaction("test.said", name="tests.hears")(print)
    here = yard()
    with transaction.atomic():
        record(Said("a"), yard=here, actor=SYSTEM, subject=uuid4())
        transaction.set_rollback(True)
    assert not Event.objects.exists()
    assert not Pending.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("listeners", "inserts"), [(0, 1), (1, 2), (3, 2)])
def test_what_it_costs(Said, listeners, inserts):
    for number in range(listeners):
        reaction("test.said", name=f"tests.hears{number}")(print)
    here = yard()
    with transaction.atomic(), statements() as said:
        record(Said("a"), yard=here, actor=SYSTEM, subject=uuid4())
    assert [sql.split()[0] for sql in said] == ["INSERT"] * inserts


@pytest.mark.django_db
def test_what_is_kept(Said, say):
    here, who, subject = yard(), Actor(kind="account", account=uuid4(), name="罗小满"), uuid4()
    before = clock.now()
    with transaction.atomic():
        record(Said("水管漏了 🙂", times=2), yard=here, actor=who, subject=subject)
    kept = Event.objects.get()
    assert (kept.name, kept.yard, kept.subject) == ("test.said", here, subject)
    assert (kept.actor_account, kept.actor_name) == (who.account, "罗小满")
    assert before <= kept.at <= clock.now()
    assert kept.read() == Said("水管漏了 🙂", times=2)


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"words": 1}, {"words": None}, {"words": "a", "times": 1.5}])
def test_a_misshapen_event_is_never_written(Said, wrong):
    with pytest.raises(TypeError), transaction.atomic():
        record(Said(**wrong), yard=yard(), actor=SYSTEM, subject=uuid4())
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_what_is_no_event_is_never_written():
    with pytest.raises(KeyError), transaction.atomic():
        record(object(), yard=yard(), actor=SYSTEM, subject=uuid4())
    assert not Event.objects.exists()
