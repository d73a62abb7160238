from django.db import migrations

from yuanba.kernel import clock


def staff_begins_today(apps, schema_editor):
    """Whoever holds a post already has the whole time, from the day on which this house got the rule."""
    apps.get_model("people", "Account").objects.filter(posts__isnull=False).update(staff_since=clock.now())


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0014_ways'),
    ]

    operations = [
        migrations.RunPython(staff_begins_today, migrations.RunPython.noop),
    ]
