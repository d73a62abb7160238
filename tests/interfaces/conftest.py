"""A town, and everybody of it as a browser."""

import pickle

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.test import Client, override_settings

from tests.support.town import Town
from yuanba.domains.cases.public import forget_policies
from yuanba.domains.people.public import issue_api_key
from yuanba.interfaces.middleware import ACCOUNT
from yuanba.interfaces.signin.recent import SHOWN
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker, tmp_path_factory):
    """One town for the tests of a file, written down, and the folder of its pictures; what a test does is undone."""
    folder = tmp_path_factory.mktemp("town")
    with django_db_blocker.unblock(), override_settings(YUANBA_DATA_DIR=folder), transaction.atomic():
        yield pickle.dumps(Town()), folder
        transaction.set_rollback(True)


@pytest.fixture
def town(built, db, settings):
    written, settings.YUANBA_DATA_DIR = built
    forget_policies()
    return pickle.loads(written)  # a fortieth of the time of a deep copy


@pytest.fixture
def enter(town):
    """`enter("butler")`: a browser signed in as somebody of the town; `enter()` is a stranger's."""

    def browser(name="", **more):
        client = Client(**more)
        if name:
            session = SessionStore()
            session[ACCOUNT] = str(town.accounts[name].id)
            session[SHOWN] = int(clock.now().timestamp())
            session.create()
            client.cookies["yb_session"] = session.session_key
        return client

    return browser


@pytest.fixture
def keyed(town):
    """`keyed("program")`: a client with a key of somebody of the town."""

    def client(name, **more):
        key = issue_api_key(actor=SYSTEM, account=town.accounts[name], label="test")
        return Client(headers={"Authorization": f"Bearer {key}", **more})

    return client
