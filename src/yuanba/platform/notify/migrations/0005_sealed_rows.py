"""What was said to whom is sealed; the way back opens it."""

import json

from django.db import migrations

from yuanba.platform.sealed.public import Unreadable, seal, search_digest, unseal

PATH = "path"


def _of_yard(row, name):
    return f"notify:{row.yard_id}:{type(row).__name__}:{row.id}:{name}"


def _of_house(row, name):
    return f"notify.{type(row).__name__.lower()} {row.id} {name}"


WORDS = (
    ("Message", "link", "sealed_link", _of_yard),
    ("Sms", "phone", "sealed_phone", _of_yard),
    ("Letter", "address", "sealed_address", _of_yard),
    ("Letter", "tag", "sealed_tag", _of_yard),
    ("Heard", "answer", "sealed_answer", _of_house),
)


def _rows(apps, schema_editor, table):
    return apps.get_model("notify", table).objects.using(schema_editor.connection.alias)


def _opened(value, bound):
    try:
        return unseal(value, bound=bound)
    except Unreadable:
        return ""


def _same(rows, row):
    known = {"yard_id": row.yard_id} if hasattr(row, "yard_id") else {}
    return rows.filter(id=row.id, **known)


def seal_all(apps, schema_editor):
    """As `notify.models` seals them."""
    for table, plain, name, bound in WORDS:
        rows = _rows(apps, schema_editor, table)
        for row in rows.exclude(**{plain: ""}).iterator():
            _same(rows, row).update(**{name: seal(getattr(row, plain), bound=bound(row, name))})
    sms = _rows(apps, schema_editor, "Sms")
    for row in sms.iterator():
        _same(sms, row).update(phone_digest=search_digest(row.phone, bound=f"notify.sms {row.yard_id}"))
    for rows in (sms, _rows(apps, schema_editor, "Letter")):
        for row in rows.iterator():
            if path := row.data.pop(PATH, ""):
                link = seal(f"/{path}/", bound=_of_yard(row, "sealed_link"))
                _same(rows, row).update(data=row.data, sealed_link=link)
    talks = _rows(apps, schema_editor, "Talk")
    for row in talks.iterator():
        text = json.dumps(row.data, ensure_ascii=False) if row.data else ""
        _same(talks, row).update(sealed_data=seal(text, bound=_of_house(row, "sealed_data")))


def open_all(apps, schema_editor):
    """Plain words again; what no key here opens is left empty."""
    for table, plain, name, bound in WORDS:
        rows = _rows(apps, schema_editor, table)
        for row in rows.exclude(**{name: ""}).iterator():
            _same(rows, row).update(**{plain: _opened(getattr(row, name), bound(row, name))})
    for table in ("Sms", "Letter"):
        rows = _rows(apps, schema_editor, table)
        for row in rows.exclude(sealed_link="").iterator():
            path = _opened(row.sealed_link, _of_yard(row, "sealed_link")).strip("/")
            _same(rows, row).update(data=row.data | ({PATH: path} if path else {}))
    talks = _rows(apps, schema_editor, "Talk")
    for row in talks.exclude(sealed_data="").iterator():
        _same(talks, row).update(data=json.loads(_opened(row.sealed_data, _of_house(row, "sealed_data")) or "{}"))


class Migration(migrations.Migration):
    dependencies = [("notify", "0004_sealed")]

    operations = [migrations.RunPython(seal_all, open_all)]
