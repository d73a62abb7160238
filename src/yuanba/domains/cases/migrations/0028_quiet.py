"""Addresses that nobody vouches for get no answer by itself."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0027_languages")]

    operations = [migrations.AddField("reach", "is_quiet", models.BooleanField(default=False))]
