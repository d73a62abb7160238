"""What is sealed stands nowhere else."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notify", "0005_sealed_rows")]

    operations = [
        migrations.AddConstraint(
            "sms", models.UniqueConstraint(fields=["yard", "key", "phone_digest"], name="notify_sms_once")
        ),
        migrations.RemoveField("message", "link"),
        migrations.RemoveField("sms", "phone"),
        migrations.RemoveField("letter", "address"),
        migrations.RemoveField("letter", "tag"),
        migrations.RemoveField("heard", "answer"),
        migrations.RemoveField("talk", "data"),
    ]
