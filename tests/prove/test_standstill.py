"""An estate that was handed over is only read: whatever is sent to whichever address, no row of it changes."""

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections, transaction

from tests.prove.calling import address, browser_of, name_of, sent
from tests.prove.routes import TABLE
from tests.prove.routes.rows import WHO
from tests.support.unchanged import held, stir
from yuanba.kernel import clock
from yuanba.platform.yards.models import Standstill
from yuanba.platform.yards.public import forget

TO = "https://xq.example"
FINE = ("200", "201", "302")


def rows_of(method):
    """Each row of a method, with whom it does something for."""
    sent = (row for row in TABLE if row.method == method)
    paired = ((row, dict(zip(WHO, row.statuses.split(), strict=True))) for row in sent)
    return [(row, next(who for who in WHO if told[who] in FINE)) for row, told in paired if {*told.values()} & {*FINE}]


def answered(row, who, town, kept):
    """What the address answers, status and words, and whether a row of the estate changed; all of it undone."""
    with transaction.atomic():
        client = browser_of(who, town, is_api=row.is_api)
        if row.first:
            client.get(address(row, town, row.first))
        before = held(town.yard) if row.first else kept
        moved = stir()
        answer = sent(client, row, town, address(row, town, row.route) + row.query)
        said, changed = answer.getvalue().decode(errors="replace"), stir() != moved and held(town.yard) != before
        _closed(answer)
        transaction.set_rollback(True)
    return answer.status_code, said, changed


def _closed(answer):
    """A file that is sent is closed, the database of the test is not."""
    request_finished.disconnect(close_old_connections)
    answer.close()
    request_finished.connect(close_old_connections)


@pytest.fixture
def still(town):
    """The town, handed over."""
    with transaction.atomic():
        Standstill(yard=town.yard, to=TO, at=clock.now(), by="wang").save()
        forget()
        yield town
        transaction.set_rollback(True)
    forget()


def test_nothing_is_written_by_any_address_and_who_tries_is_told_where_it_goes_on(still):
    changed, untold, passed, kept = [], [], [], held(still.yard)
    for row, who in rows_of("POST"):
        status, said, wrote = answered(row, who, still, kept)
        if wrote:
            changed.append(name_of(row))
        if TO in said:  # many at once are told row by row
            continue
        if status != 409:
            passed.append((row, who))
        else:
            untold.append(name_of(row))
    assert changed == []
    assert untold == []
    Standstill.objects.all().delete()
    forget()
    kept = held(still.yard)
    alone = [(row, who) for row, who in passed if not row.first]  # signing off needs a look, and none is kept
    assert [name_of(row) for row, who in alone if answered(row, who, still, kept)[2]] == []


def test_every_page_is_read_as_before_and_says_where_it_goes_on(still):
    before, told = held(still.yard), {}
    for row, who in rows_of("GET"):
        with transaction.atomic():
            client = browser_of(who, still, is_api=row.is_api)
            answer = client.get(address(row, still, row.route) + row.query)
            content = answer.getvalue()
            transaction.set_rollback(True)
        if answer.status_code not in (200, 302):
            told[name_of(row)] = answer.status_code
        if row.route in ("desk/<code>/", "b/<code>/", "my/<code>/<case_id>/", "r/<code>/<token>/"):
            assert TO.encode() in content, name_of(row)
    assert told == {}
    assert held(still.yard) == before
