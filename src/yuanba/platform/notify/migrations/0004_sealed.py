"""Room for sealed telephones, addresses, links and what is remembered of a talk."""

from django.db import migrations, models

ROOM = (
    ("message", "sealed_link"),
    ("sms", "sealed_phone"),
    ("sms", "sealed_link"),
    ("letter", "sealed_address"),
    ("letter", "sealed_link"),
    ("letter", "sealed_tag"),
    ("heard", "sealed_answer"),
    ("heard", "sealed_who"),
    ("talk", "sealed_data"),
)


class Migration(migrations.Migration):
    dependencies = [("notify", "0003_languages")]

    operations = [
        *(
            migrations.AddField(table, name, models.TextField(blank=True, default=""), preserve_default=False)
            for table, name in ROOM
        ),
        migrations.AddField("sms", "phone_digest", models.CharField(blank=True, max_length=64, default=""), preserve_default=False),
        migrations.AlterField("sms", "phone", models.CharField(blank=True, max_length=20)),
        migrations.AlterField("letter", "address", models.CharField(blank=True, max_length=254)),
        migrations.RemoveConstraint("sms", "notify_sms_once"),
    ]
