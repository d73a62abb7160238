"""Which company looked after the estate when a request was said: columns for it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0036_told_in")]

    operations = [
        migrations.AddField("case", "company", models.CharField(max_length=80, blank=True, default="")),
        migrations.AddField("tally", "company", models.CharField(max_length=80, blank=True, default="")),
        migrations.AddField("rollup", "company", models.CharField(max_length=80, blank=True, default="")),
        migrations.RemoveConstraint("rollup", "cases_rollup_once"),
        migrations.AddConstraint(
            "rollup",
            models.UniqueConstraint(
                fields=["yard", "month", "path", "kind", "level", "unit", "assignee", "policy", "company"],
                name="cases_rollup_once",
            ),
        ),
    ]
