"""A scene that is built once for the tests of a file; each has a copy, and what it does to the rows is undone."""

import pickle
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from yuanba.kernel import clock


def standing(build: Callable[[], Any], at: datetime | None = None) -> Any:
    """A fixture of a file whose tests commit nothing: what it gives returns the scene, built at this moment."""

    @pytest.fixture(scope="module")
    def scene(request, django_db_setup, django_db_blocker):
        marks = [one.get_closest_marker("django_db") for one in request.session.items if one.path == request.path]
        assert not any(mark and mark.kwargs.get("transaction") for mark in marks), "what commits is in another file"
        with django_db_blocker.unblock(), transaction.atomic():
            with clock.at(at or clock.now()):
                written = pickle.dumps(build())
            yield lambda: pickle.loads(written)
            transaction.set_rollback(True)

    return scene
