"""Codes under way are over, either way: the next ones keep their telephone sealed."""

from django.db import migrations


def forget(apps, schema_editor):
    """A code lives five minutes: whoever waits asks for another one."""
    apps.get_model("people", "SignInCode").objects.using(schema_editor.connection.alias).all().delete()


class Migration(migrations.Migration):
    dependencies = [("people", "0022_password_letters")]

    operations = [migrations.RunPython(forget, forget)]
