"""A row a pair is there no more."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0032_words_rows")]

    operations = [migrations.DeleteModel("Shingle")]
