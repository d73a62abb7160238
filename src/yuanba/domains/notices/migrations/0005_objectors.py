"""Who objected by an account is named by the card alone; the names that stood beside it go, and do not come back."""

from django.db import migrations

from yuanba.platform.yards.guard import lifted


def forget(apps, schema_editor):
    """What somebody wrote on paper keeps its name: no account says whose it is."""
    objections = apps.get_model("notices", "Objection")
    objections.append_only = True
    rows = objections.objects.using(schema_editor.connection.alias).filter(account__isnull=False).exclude(name="")
    if rows.exists():
        with lifted(schema_editor.connection, objections):
            rows.update(name="")


class Migration(migrations.Migration):
    dependencies = [("notices", "0004_objections_for_homes")]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
