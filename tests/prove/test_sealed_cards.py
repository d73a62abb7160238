"""Telephones that stood in plain words before are sealed by the migration, as the product seals them."""

import os
import sqlite3
from uuid import UUID

from django.conf import settings

from tests.platform.yards.cluster import command
from yuanba.platform.sealed.public import search_digest, unseal

YARD, CARD, OTHER = (UUID(int=number) for number in (1, 2, 3))
TABLE = "people_residentcard"


def test_plain_telephones_are_sealed(tmp_path, monkeypatch):
    file = tmp_path / "a.sqlite3"
    monkeypatch.setitem(os.environ, "YUANBA_DATA_DIR", str(settings.YUANBA_DATA_DIR))
    done = command("migrate", "people", "0001", "--verbosity", "0", database=f"sqlite:///{file}")
    assert (done.returncode, done.stderr) == (0, "")
    with sqlite3.connect(file) as db:
        columns = "(id, code, kind, path, created_at)"
        db.execute(f"INSERT INTO yards_yard {columns} VALUES (?, 'JG', 'estate', '1/JG', '2026-01-01')", [YARD.hex])
        for card, phone in ((CARD, "13800004402"), (OTHER, "")):
            row = [card.hex, YARD.hex, phone]
            db.execute(f"INSERT INTO {TABLE} (id, yard_id, name, phone) VALUES (?, ?, '黎晓舟', ?)", row)
    done = command("migrate", "--verbosity", "0", database=f"sqlite:///{file}")
    assert (done.returncode, done.stderr) == (0, "")
    with sqlite3.connect(file) as db:
        rows = db.execute(f"SELECT sealed_phone, phone_digest, phone_tail_digest FROM {TABLE} ORDER BY id").fetchall()
    assert unseal(rows[0][0], bound=f"people.card {YARD} {CARD} phone") == "13800004402"
    assert rows[0][1] == search_digest("13800004402", bound=f"people.phone {YARD}")
    assert rows[0][2] == search_digest("4402", bound=f"people.phone-tail {YARD}")
    assert rows[1] == ("", "", "")
    assert b"13800004402" not in file.read_bytes()
