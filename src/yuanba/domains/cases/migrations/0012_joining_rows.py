"""Cases that were there before are found by their words too: open, or closed within twelve weeks."""

from datetime import timedelta

from django.db import migrations, models

from yuanba.domains.cases.rules.alike import terms
from yuanba.kernel import clock


def note_words(apps, schema_editor):
    """Of what neighbours see; what only handlers read has none."""
    alias = schema_editor.connection.alias
    known = apps.get_model("cases", "Shingle").objects.using(alias)
    lately = models.Q(closed_at=None) | models.Q(closed_at__gte=clock.now() - timedelta(weeks=12))
    cases = apps.get_model("cases", "Case").objects.using(alias).filter(lately, visibility="neighbours")
    for yard, case, text in cases.values_list("yard_id", "id", "text").iterator():
        if not known.filter(yard_id=yard, case_id=case).exists():
            known.bulk_create(known.model(yard_id=yard, case_id=case, term=term) for term in terms(text))


class Migration(migrations.Migration):
    dependencies = [("cases", "0011_ledger")]

    operations = [migrations.RunPython(note_words, migrations.RunPython.noop)]
