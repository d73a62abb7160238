"""The last four figures follow the telephone: gone with it, found where it was filled in later.

What released numbers and spreadsheets wrote left this column as it was.
"""

from django.db import migrations

from yuanba.platform.sealed.public import Unreadable, search_digest, unseal


def follow(apps, schema_editor):
    """Of each telephone that a key here opens; the others get theirs when they are written anew."""
    cards = apps.get_model("people", "ResidentCard").objects.using(schema_editor.connection.alias)
    cards.filter(sealed_phone="").exclude(phone_tail_digest="").update(phone_tail_digest="")
    bare = cards.exclude(sealed_phone="").filter(phone_tail_digest="")
    for yard, card, sealed in bare.values_list("yard_id", "id", "sealed_phone"):
        try:
            phone = unseal(sealed, bound=f"people.card {yard} {card} phone")
        except Unreadable:
            continue
        digest = search_digest(phone[-4:], bound=f"people.phone-tail {yard}")
        cards.filter(yard=yard, id=card).update(phone_tail_digest=digest)


class Migration(migrations.Migration):
    dependencies = [("people", "0025_firms_of_files")]

    operations = [migrations.RunPython(follow, migrations.RunPython.noop)]
