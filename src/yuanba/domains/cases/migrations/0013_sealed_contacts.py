"""Room for sealed names and telephones of whoever reported."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0012_joining_rows")]

    operations = [
        migrations.AddField("contact", "sealed_name", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.AddField("contact", "sealed_phone", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.AddField(
            "contact", "phone_digest", models.CharField(blank=True, default="", max_length=64), preserve_default=False
        ),
        migrations.AlterField("contact", "name", models.CharField(blank=True, default="", max_length=40)),
        migrations.AlterField("contact", "phone", models.CharField(blank=True, default="", max_length=20)),
    ]
