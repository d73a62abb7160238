"""Telephones that stood in plain words are sealed."""

from django.db import migrations

from yuanba.platform.sealed.public import seal, search_digest


def seal_phones(apps, schema_editor):
    """Each card's telephone, bound to its yard, card and field as `people.writing` binds it."""
    cards = apps.get_model("people", "ResidentCard").objects.using(schema_editor.connection.alias)
    for yard, card, phone in cards.exclude(phone="").values_list("yard_id", "id", "phone"):
        cards.filter(yard=yard, id=card).update(
            sealed_phone=seal(phone, bound=f"people.card {yard} {card} phone"),
            phone_digest=search_digest(phone, bound=f"people.phone {yard}"),
            phone="",
        )


class Migration(migrations.Migration):
    dependencies = [("people", "0002_residents")]

    operations = [migrations.RunPython(seal_phones, migrations.RunPython.noop)]
