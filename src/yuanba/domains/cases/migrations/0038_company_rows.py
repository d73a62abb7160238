"""Requests of before get the company of their day, and the sums of their yards are summed anew."""

from datetime import datetime, time, timedelta

from django.db import migrations
from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from yuanba.kernel import clock

KEYS = ("month", "path", "kind", "level", "unit", "assignee", "policy", "company")
MEASURES = ("all", "answered", "answered_in_time", "due", "done_in_time", "ended", "solved", "rated", "good")


def name(apps, schema_editor):
    """Of the signed contract that ran on the day; where none did, of the estate as it is, no other is known."""
    alias = schema_editor.connection.alias
    case, profile, contract = (
        apps.get_model(*name.split(".")).objects.using(alias)
        for name in ("cases.Case", "places.Profile", "contracts.Contract")
    )
    yards = list(case.order_by().values_list("yard_id", flat=True).distinct())
    companies = dict(profile.filter(yard_id__in=yards).values_list("yard_id", "company"))
    for yard_id in yards:
        case.filter(yard_id=yard_id).update(company=companies.get(yard_id, ""))
        signed = contract.filter(yard_id=yard_id, signed_on__isnull=False)
        for company, since, last in signed.values_list("company", "since", Coalesce("ended_on", "until")):
            start, end = (datetime.combine(day, time(), clock.SHANGHAI) for day in (since, last + timedelta(days=1)))
            case.filter(yard_id=yard_id, reported_at__gte=start, reported_at__lt=end).update(company=company)
        sum_anew(apps, alias, yard_id)


def sum_anew(apps, alias, yard_id):
    """The sums of a yard are those of what its cases added."""
    case, tally, rollup = (apps.get_model("cases", name).objects.using(alias) for name in ("Case", "Tally", "Rollup"))
    of_case = case.filter(yard_id=yard_id, pk=OuterRef("case_id")).values("company")
    tally.filter(yard_id=yard_id).update(company=Subquery(of_case))
    rollup.filter(yard_id=yard_id).delete()
    counted = tally.filter(yard_id=yard_id, all__gt=0).values(*KEYS)
    for row in counted.annotate(**{f"n_{name}": Sum(name) for name in MEASURES}).order_by():
        keys, sums = {name: row[name] for name in KEYS}, {name: row[f"n_{name}"] for name in MEASURES}
        rollup.create(yard_id=yard_id, **keys, **sums)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0037_company"),
        ("contracts", "0001_initial"),
        ("places", "0012_complete_community"),
    ]

    operations = [migrations.RunPython(name, migrations.RunPython.noop)]
