"""Requests of before get the version of their time, and the sums of their yards are summed anew."""

from django.db import migrations
from django.db.models import OuterRef, Subquery, Sum

KEYS = ("month", "path", "kind", "level", "unit", "assignee", "policy")
MEASURES = ("all", "answered", "answered_in_time", "due", "done_in_time", "ended", "solved", "rated", "good")


def number(apps, schema_editor):
    """Only yards that ever set a promise have anything but the preset."""
    alias = schema_editor.connection.alias
    versions = apps.get_model("cases", "PolicyVersion").objects.using(alias).order_by("yard_id", "number")
    for yard_id, its_number, at in versions.values_list("yard_id", "number", "at"):
        rows = apps.get_model("cases", "Case").objects.using(alias).filter(yard_id=yard_id, reported_at__gte=at)
        rows.update(policy_number=its_number)
    for yard_id in dict.fromkeys(versions.values_list("yard_id", flat=True)):
        sum_anew(apps, alias, yard_id)


def sum_anew(apps, alias, yard_id):
    """The sums of a yard are those of what its cases added."""
    case, tally, rollup = (apps.get_model("cases", name).objects.using(alias) for name in ("Case", "Tally", "Rollup"))
    of_case = case.filter(yard_id=yard_id, pk=OuterRef("case_id")).values("policy_number")
    tally.filter(yard_id=yard_id).update(policy=Subquery(of_case))
    rollup.filter(yard_id=yard_id).delete()
    counted = tally.filter(yard_id=yard_id, all__gt=0).values(*KEYS)
    for row in counted.annotate(**{f"n_{name}": Sum(name) for name in MEASURES}).order_by():
        keys, sums = {name: row[name] for name in KEYS}, {name: row[f"n_{name}"] for name in MEASURES}
        rollup.create(yard_id=yard_id, **keys, **sums)


class Migration(migrations.Migration):
    dependencies = [("cases", "0029_policy_number")]

    operations = [migrations.RunPython(number, migrations.RunPython.noop)]
