"""Requests that were only spoken have no title any more, and what was told of them names it in each language."""

from django.db import migrations

BEFORE = "〔语音 Voice〕"


def unworded(apps, schema_editor):
    """The words of before, which were one for all languages, are taken out of requests and of messages."""
    alias = schema_editor.connection.alias
    apps.get_model("cases", "Case").objects.using(alias).filter(said_title=BEFORE).update(said_title="")
    for name in ("Message", "Sms", "Letter"):
        rows = apps.get_model("notify", name).objects.using(alias)
        for yard, one, data in rows.filter(data__title=BEFORE).values_list("yard_id", "id", "data"):
            rows.filter(yard=yard, id=one).update(data=data | {"title": ""})


def worded(apps, schema_editor):
    """As it was: a request without a title is one that was only spoken."""
    cases = apps.get_model("cases", "Case").objects.using(schema_editor.connection.alias)
    cases.filter(said_title="").update(said_title=BEFORE)


class Migration(migrations.Migration):
    dependencies = [("cases", "0039_said_title"), ("notify", "0006_plain_gone")]

    operations = [migrations.RunPython(unworded, worded)]
