"""The pairs that were kept one a row are kept one row a case."""

from itertools import groupby

from django.db import migrations


def gather(apps, schema_editor):
    """Case by case, in the order in which they were written."""
    alias = schema_editor.connection.alias
    words, pairs = (apps.get_model("cases", name).objects.using(alias) for name in ("Words", "Shingle"))
    rows = pairs.order_by("yard_id", "case_id", "id").values_list("yard_id", "case_id", "term").iterator()
    for (yard, case), found in groupby(rows, key=lambda row: row[:2]):
        words.create(yard_id=yard, case_id=case, terms=" ".join(f"{term:x}" for *_key, term in found))


class Migration(migrations.Migration):
    dependencies = [("cases", "0031_words")]

    operations = [migrations.RunPython(gather, migrations.RunPython.noop)]
