"""A report knows at once when promises or routing were changed: it counts the changes, and believes no old memory."""

from dataclasses import replace

import pytest
from django.db import transaction

from tests.factories import cases as make
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Counter, PolicyVersion, RoutingVersion
from yuanba.domains.cases.numbering import count_change
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    cases.units.forget_plans()
    cases.forget_policies()
    return make.town()


def changes(yard):
    return Counter.objects.get(yard=yard).changes


def test_what_another_process_changed_holds_for_the_next_report(town):
    first, _ = make.report(town.place).case, make.report(town.place)
    slower = cases.to_data(replace(cases.DEFAULT, confirm_days=cases.DEFAULT.confirm_days + 1))
    with transaction.atomic():  # as `set_policy` elsewhere, which tells this process nothing
        PolicyVersion(yard=town.yard, number=1, data=slower, at=clock.now(), name="").save()
        count_change(town.yard.id)
    assert (first.policy, make.report(town.place).case.policy) == (cases.to_data(cases.DEFAULT), slower)


def test_whatever_changes_promises_or_routing_is_counted(town):
    make.report(town.place)
    before = changes(town.yard)
    slower = replace(cases.DEFAULT, confirm_days=cases.DEFAULT.confirm_days + 1)
    cases.set_policy(actor=town.supervisor, yard=town.yard, policy=slower)
    assert changes(town.yard) == before + 1
    unit = cases.units.write_unit(actor=town.manager, yard=town.yard, draft=cases.units.UnitDraft("供电"))
    assert changes(town.yard) == before + 2
    draft = cases.units.RuleDraft(unit=unit.id, kind="hazard", level="hard")
    version = cases.units.plan_of(town.yard).version
    cases.units.write_rule(actor=town.manager, yard=town.yard, draft=draft, version=version)
    assert changes(town.yard) == before + 3
    cases.units.write_category(
        actor=town.manager, yard=town.yard, draft=cases.units.CategoryDraft("停电", kind="repair")
    )
    assert changes(town.yard) == before + 4


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
