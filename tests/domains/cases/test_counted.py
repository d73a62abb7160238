"""A report knows at once when promises or routing were changed: it counts the changes, and believes no old memory."""

from dataclasses import replace

import pytest
from django.db import transaction

from tests.factories import cases as make
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import RoutingVersion
from yuanba.kernel.errors import Refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    cases.units.forget_plans()
    cases.forget_policies()
    return make.town()


def test_a_new_policy_holds_for_the_next_report_though_another_process_made_it(town, monkeypatch):
    first = make.report(town.place).case
    make.report(town.place)
    monkeypatch.setattr("yuanba.domains.cases.usecases.set_policy.forget_policies", lambda: None)
    slower = replace(cases.DEFAULT, confirm_days=cases.DEFAULT.confirm_days + 1)
    cases.set_policy(actor=town.manager, yard=town.yard, policy=slower)
    later = make.report(town.place).case
    assert first.policy == cases.to_data(cases.DEFAULT)
    assert later.policy == cases.to_data(slower)


def test_routing_begun_by_a_report_that_was_refused_is_begun_again_by_the_next(town):
    with pytest.raises(Refusal, match="invalid"):
        make.report(town.place, category="nowhere")
    assert not RoutingVersion.objects.filter(yard=town.yard).exists()
    made = make.report(town.place).case
    assert made.unit_id in {one.id for one in cases.units.plan_of(town.yard).open_units}
    assert RoutingVersion.objects.filter(yard=town.yard).count() == 1


def test_a_row_that_the_database_refuses_leaves_its_transaction_unusable(town):
    case = make.report(town.place).case
    same = RoutingVersion.objects.get(yard=town.yard)
    with pytest.raises(Exception, match=r"(?i)unique"), transaction.atomic():
        RoutingVersion(yard=town.yard, number=same.number, at=same.at, name="").save()
    case.refresh_from_db()
    assert case.number == 1
