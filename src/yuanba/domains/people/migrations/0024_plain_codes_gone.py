"""Telephones of codes are sealed; no code is there while the columns change."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0023_sealed_codes")]

    operations = [
        migrations.RemoveField("signincode", "phone"),
        migrations.AddField("signincode", "sealed_phone", models.TextField(default=""), preserve_default=False),
        migrations.AddField(
            "signincode", "phone_digest", models.CharField(max_length=64, default=""), preserve_default=False
        ),
    ]
