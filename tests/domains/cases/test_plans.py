"""What is looked at every morning is found by an index of what is open: closed cases cost nothing."""

from datetime import date

import pytest
from django.db import connection

from tests.factories import cases as made
from tests.support.statements import statements
from yuanba.domains.cases import public as cases

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor != "sqlite",
        reason="PostgreSQL reads a small table whole; the benchmark measures it",
    ),
]


def plans(said):
    """How SQLite reads the table of cases in each statement."""
    with connection.cursor() as cursor:
        for sql in said:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            yield from (row[3] for row in cursor.fetchall() if " cases_case" in row[3])


@pytest.mark.parametrize(
    "ask", [cases.morning, lambda actor: cases.look_list(actor, date(2026, 3, 2))], ids=["morning", "look"]
)
def test_no_statement_reads_all_cases(ask):
    town = made.town()
    made.report(town.place)
    with statements() as said:
        ask(town.supervisor)
    read = list(plans(said))
    assert len(read) >= 2
    for line in read:
        assert any(name in line for name in ("cases_open", "cases_due", "reported_at>")), line
