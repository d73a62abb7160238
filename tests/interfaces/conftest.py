"""A town, and everybody of it as a browser."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from tests.support.town import Town
from yuanba.domains.people.public import issue_api_key
from yuanba.interfaces.middleware import ACCOUNT
from yuanba.interfaces.signin.recent import SHOWN
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM


@pytest.fixture
def town(db, settings, tmp_path):
    settings.YUANBA_DATA_DIR = tmp_path
    return Town()


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
