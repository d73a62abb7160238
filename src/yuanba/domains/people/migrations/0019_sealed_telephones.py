"""Room for sealed telephones by which people sign in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0018_phone_tails_rows")]

    operations = [
        migrations.AddField("account", "sealed_phone", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.AddField("account", "phone_digest", models.CharField(max_length=64, null=True, unique=True)),
    ]
