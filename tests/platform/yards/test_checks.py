"""The system check of "one yard is one shard": each planted offence is found, and ours has none."""

import pytest
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.test.utils import isolate_apps

from yuanba.platform.events.models import Event
from yuanba.platform.tasks.models import Job
from yuanba.platform.yards.checks import check_model, kind_of, tables
from yuanba.platform.yards.models import Base, Local, Shared, Yard, YardKey, YardModel

PROTECT = models.PROTECT


def key(to, cls=models.ForeignKey, **more):
    return cls(to, on_delete=PROTECT, related_name="+", **more)


def plant(base, **attributes):
    """A throw-away model; `Meta` may be given as a dict."""
    meta = type("Meta", (), {"app_label": "yards", **attributes.pop("meta", {})})
    return type("Planted", (base,), {"__module__": __name__, "Meta": meta, **attributes})


def offences(*args, **attributes):
    with isolate_apps("yuanba.platform.yards"):
        return [error.id.removeprefix("yards.") for error in check_model(plant(*args, **attributes))]


def unique(*fields, **more):
    return {"meta": {"constraints": [models.UniqueConstraint(*more.pop("of", ()), fields=fields, name="u", **more)]}}


def test_our_own_tables_have_none():
    assert tables(None) == []


@pytest.mark.parametrize(
    ("base", "attributes"),
    [
        (models.Model, {}),
        (Base, {}),
        (Base, {"table_kind": "yard"}),
    ],
)
def test_a_table_says_its_kind(base, attributes):
    assert offences(base, **attributes) == ["E1"]


def test_an_automatic_many_to_many_table_is_found():
    with isolate_apps("yuanba.platform.yards"):
        model = plant(YardModel, events=models.ManyToManyField(Event, related_name="+"))
        through = model._meta.get_field("events").remote_field.through
        assert [error.id for error in check_model(through)] == ["yards.E1"]


@pytest.mark.parametrize("base", [Shared, Local])
def test_nothing_outside_points_at_a_yards_row(base):
    assert offences(base, event=key(Event)) == ["E2"]


def test_the_yard_is_never_missing():
    assert offences(YardModel, yard=key(Yard, null=True)) == ["E3"]


@pytest.mark.parametrize("kind", ["YARD"])
def test_a_yard_table_is_a_yard_model(kind):
    assert offences(Base, table_kind=kind) == ["E10"]


def test_nothing_is_unique_over_all_yards():
    assert offences(YardModel, code=models.CharField(max_length=4, unique=True)) == ["E4"]
    assert offences(YardModel, event=key(Event, cls=models.OneToOneField)) == ["E4", "E5"] or offences(
        YardModel, event=key(Event, cls=models.OneToOneField)
    ) == ["E5", "E4"]


def test_a_key_to_a_yards_row_is_a_yard_key():
    assert offences(YardModel, event=key(Event)) == ["E5"]
    assert offences(YardModel, event=key(Event, cls=YardKey)) == []


@pytest.mark.parametrize(("base", "found"), [(YardModel, ["E6"]), (Shared, ["E6"]), (Local, [])])
def test_only_local_tables_point_at_local_ones(base, found):
    assert offences(base, job=key(Job)) == found


def test_a_yard_key_points_at_a_yards_row():
    assert offences(YardModel, other=key(Yard, cls=YardKey)) == ["E9"]


@pytest.mark.parametrize(
    "fields", [{"number": models.AutoField(primary_key=True)}, {"id": models.BigAutoField(primary_key=True)}]
)
def test_the_key_is_no_sequence(fields):
    assert offences(Shared, **{"id": None, **fields}) == ["E8"]


NUMBER = {"number": models.IntegerField(), "name": models.CharField(max_length=9)}


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (unique("number"), ["E7"]),
        (unique("yard", "number"), []),
        (unique("number", condition=Q(number__gt=0)), ["E7"]),
        (unique("yard", "number", condition=Q(number__gt=0)), []),
        ({"meta": {"unique_together": [("number", "name")]}}, ["E7"]),
        ({"meta": {"unique_together": [("yard", "name")]}}, []),
        ({"meta": {"constraints": [models.UniqueConstraint(Lower("name"), name="u")]}}, ["E7"]),
        ({"meta": {"constraints": [models.UniqueConstraint(F("yard"), Lower("name"), name="u")]}}, []),
        ({"meta": {"constraints": [ExclusionConstraint(name="x", expressions=[("number", "=")])]}}, ["E7"]),
        ({"meta": {"constraints": [ExclusionConstraint(name="x", expressions=[("yard", "="), ("number", "&&")])]}}, []),
        ({"meta": {"constraints": [models.CheckConstraint(condition=Q(number__gt=0), name="c")]}}, []),
    ],
)
def test_what_stands_once_stands_once_in_a_yard(rule, found):
    fields = {name: field.clone() for name, field in NUMBER.items()}
    assert offences(YardModel, **fields, **rule) == found


def test_tables_of_other_packages_are_local():
    from django.contrib.sessions.models import Session

    assert kind_of(Session) == "LOCAL"
    assert check_model(Session) == []
