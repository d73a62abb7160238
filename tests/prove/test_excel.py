"""Other companies' real spreadsheets: rows in = ok + refused, and the same file again changes nothing."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.factories import places
from tests.support.unchanged import everything
from yuanba.settings.paths import ROOT

FOLDER = ROOT.parent / "shared" / "data" / "excel"
FILES = {"hc.xlsx": 8, "hc20200610.xlsx": 8, "wy.xlsx": 8, "importRoom.xlsx": 1}


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "rows"), FILES.items())
def test_real_files(name, rows, capsys):
    file: Path = FOLDER / name
    if not file.exists():
        pytest.skip(f"{name} is real input that lies beside the project, and is not on this machine")
    places.estate("H1")

    def take():
        call_command("import", "homes", str(file), "--yard", "H1", "--json")
        return json.loads(capsys.readouterr().out)

    first = take()
    assert (first["rows_in"], first["ok"], first["refused"], first["added"]) == (rows, rows, 0, rows)
    before = everything()
    again = take()
    assert (again["rows_in"], again["added"], again["changed"]) == (rows, 0, 0)
    assert everything() == before
