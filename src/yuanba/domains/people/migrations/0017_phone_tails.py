"""A card is found by the last four figures of its telephone, through a keyed digest."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0016_listed")]

    operations = [
        migrations.AddField(
            "residentcard",
            "phone_tail_digest",
            models.CharField(blank=True, max_length=64, default=""),
            preserve_default=False,
        ),
        migrations.AddIndex(
            "residentcard", models.Index(fields=["yard", "phone_tail_digest"], name="people_cards_of_tail")
        ),
    ]
