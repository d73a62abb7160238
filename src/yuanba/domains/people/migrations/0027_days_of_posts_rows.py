"""Last days that lay before the first become the day before it: spans without days, as they were."""

from datetime import timedelta

from django.db import migrations
from django.db.models import F


def without_days(apps, schema_editor):
    """Posts and delegations that no day was in; whoever held them held nothing, before and after."""
    for name in ("Post", "Delegation"):
        rows = apps.get_model("people", name).objects.using(schema_editor.connection.alias)
        for yard, one, since in rows.filter(until__lt=F("since")).values_list("yard_id", "id", "since"):
            rows.filter(yard=yard, id=one).update(until=since - timedelta(days=1))


class Migration(migrations.Migration):
    dependencies = [("people", "0026_phone_tails_again")]

    operations = [migrations.RunPython(without_days, migrations.RunPython.noop)]
