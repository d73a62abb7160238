"""Which version of the promise was in force when a request was said: columns for it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0028_quiet")]

    operations = [
        migrations.AddField("case", "policy_number", models.IntegerField(default=0)),
        migrations.AddField("tally", "policy", models.IntegerField(default=0)),
        migrations.AddField("rollup", "policy", models.IntegerField(default=0)),
        migrations.RemoveConstraint("rollup", "cases_rollup_once"),
        migrations.AddConstraint(
            "rollup",
            models.UniqueConstraint(
                fields=["yard", "month", "path", "kind", "level", "unit", "assignee", "policy"],
                name="cases_rollup_once",
            ),
        ),
    ]
