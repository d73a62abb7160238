"""Telephones by which people sign in are sealed, and found by their digest; the way back opens them."""

from django.db import migrations

from yuanba.platform.sealed.public import Unreadable, seal, search_digest, unseal


def seal_telephones(apps, schema_editor):
    """As `people.models.accounts` seals them."""
    accounts = apps.get_model("people", "Account").objects.using(schema_editor.connection.alias)
    for key, phone in accounts.exclude(phone=None).exclude(phone="").values_list("id", "phone").iterator():
        accounts.filter(id=key).update(
            sealed_phone=seal(phone, bound=f"people.account {key} phone"),
            phone_digest=search_digest(phone, bound="people.account-phone"),
        )


def open_telephones(apps, schema_editor):
    """Plain figures again; what no key here opens is left empty."""
    accounts = apps.get_model("people", "Account").objects.using(schema_editor.connection.alias)
    for key, sealed in accounts.exclude(sealed_phone="").values_list("id", "sealed_phone").iterator():
        try:
            accounts.filter(id=key).update(phone=unseal(sealed, bound=f"people.account {key} phone"))
        except Unreadable:
            continue


class Migration(migrations.Migration):
    dependencies = [("people", "0019_sealed_telephones")]

    operations = [migrations.RunPython(seal_telephones, open_telephones)]
