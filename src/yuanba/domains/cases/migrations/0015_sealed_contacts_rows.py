"""Names and telephones of whoever reported are sealed; the way back opens them."""

from django.db import migrations

from yuanba.platform.sealed.public import Unreadable, seal, search_digest, unseal


def _bound(yard, contact, field):
    return f"cases:{yard}:Contact:{contact}:{field}"


def seal_contacts(apps, schema_editor):
    """As `cases.models.history` seals them."""
    contacts = apps.get_model("cases", "Contact").objects.using(schema_editor.connection.alias)
    for yard, key, name, phone in contacts.values_list("yard_id", "id", "name", "phone").iterator():
        contacts.filter(yard=yard, id=key).update(
            sealed_name=seal(name, bound=_bound(yard, key, "sealed_name")),
            sealed_phone=seal(phone, bound=_bound(yard, key, "sealed_phone")),
            phone_digest=search_digest(phone, bound=f"cases.contact {yard}"),
        )


def open_contacts(apps, schema_editor):
    """Plain words again; what no key here opens is left empty."""
    contacts = apps.get_model("cases", "Contact").objects.using(schema_editor.connection.alias)
    for yard, key, name, phone in contacts.values_list("yard_id", "id", "sealed_name", "sealed_phone").iterator():
        contacts.filter(yard=yard, id=key).update(
            name=_opened(name, _bound(yard, key, "sealed_name")),
            phone=_opened(phone, _bound(yard, key, "sealed_phone")),
        )


def _opened(value, bound):
    try:
        return unseal(value, bound=bound)
    except Unreadable:
        return ""


class Migration(migrations.Migration):
    dependencies = [("cases", "0014_shifts")]

    operations = [migrations.RunPython(seal_contacts, open_contacts)]
