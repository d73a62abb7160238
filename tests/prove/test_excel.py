"""Other companies' real spreadsheets: rows in = ok + refused, and the same file again changes nothing."""

import csv
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Sum
from python_calamine import CalamineWorkbook

from tests.factories import places
from tests.support.unchanged import everything
from yuanba.domains.people import public as people
from yuanba.domains.places import public as map_
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import read
from yuanba.settings.paths import ROOT

FOLDER = ROOT.parent / "shared" / "data"
# Rows in, and how many of them are refused. None: there is no table of homes in it.
FILES = {
    "hc.xlsx": (14, 0),  # 8 homes, 5 owners, a parking space
    "hc20200610.xlsx": (14, 0),
    "wy.xlsx": (14, 0),
    "importRoom.xlsx": (1, 0),
    "importFeeDetail.xlsx": None,
    "meterMachine.xlsx": None,
    "importCarFeeDetail.xlsx": None,
    "importResourceStore.xlsx": None,
}


def here(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"{path.name} is real input that lies beside the project, and is not on this machine")
    return path


def taken(capsys, *words):
    call_command("import", *map(str, words), "--json")
    return json.loads(capsys.readouterr().out)


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "counts"), FILES.items())
def test_real_files_of_homes(name, counts, tmp_path, capsys):
    file = here(FOLDER / "excel" / name)
    places.estate("H1")
    if counts is None:
        before = everything()
        with pytest.raises(CommandError, match="No sheet has a table of homes"):
            taken(capsys, "homes", file, "--yard", "H1")
        told = json.loads(capsys.readouterr().out)
        rows = sum(written(file).values())
        assert (told["rows_in"], told["ok"], told["refused"]) == (rows, 0, rows)
        assert told["reasons"] == {"no-homes": rows}
        assert everything() == before
        return
    back = tmp_path / "back.xlsx"
    first = taken(capsys, "homes", file, "--yard", "H1", "--errors", back)
    assert (first["rows_in"], first["refused"]) == counts
    assert first["rows_in"] == first["ok"] + first["refused"]
    assert len(list(read(back)[0].rows)) == 1 + first["refused"]
    before = everything()
    again = taken(capsys, "homes", file, "--yard", "H1")
    assert (again["rows_in"], again["added"], again["changed"]) == (first["rows_in"], 0, 0)
    assert (again["residents"]["cards"], again["residents"]["tenures"], again["residents"]["filled"]) == (0, 0, 0)
    assert everything() == before
    call_command("import", "undo", first["batch"])
    kinds = set(map_.Place.objects.values_list("kind", flat=True))
    assert (kinds, people.Tenure.objects.count(), people.ResidentCard.objects.count()) == ({"root"}, 0, 0)


def written(file: Path) -> dict[str, int]:
    """How many rows of each sheet say something, counted without our reader."""
    book = CalamineWorkbook.from_path(file)
    rows = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    return {name: sum(any(str(cell).strip() for cell in row) for row in said) for name, said in rows.items()}


@pytest.mark.django_db
@pytest.mark.parametrize("words", [("homes", "--yard", "H1"), ("estates",), ("hotline", "--yard", "H1")])
@pytest.mark.parametrize("name", FILES)
def test_every_sheet_is_taken_or_named_with_its_rows(name, words, capsys):
    file = here(FOLDER / "excel" / name)
    places.estate("H1")
    kind, *where = words
    try:
        told = taken(capsys, kind, file, *where, "--dry-run")
    except CommandError:
        told = json.loads(capsys.readouterr().out)
    rows, others = written(file), {one["sheet"]: one["rows"] for one in told["other_sheets"]}
    counts = told.get("by_sheet") or [{"sheet": told.get("sheet", "")} | told] * ("sheet" in told)
    for one in counts:
        assert one["rows_in"] == one["ok"] + one["refused"]
    assert sum(one["rows_in"] for one in counts) == told["rows_in"] == told["ok"] + told["refused"]
    read_in = {one["sheet"].partition(" · ")[0] for one in counts}
    assert read_in | set(others) == set(rows)
    assert others == {name: rows[name] for name in set(rows) - read_in}


@pytest.mark.django_db
def test_a_real_list_of_estates(capsys):
    file = here(FOLDER / "estates.csv")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    city = map_.add_division(actor=SYSTEM, code="2301", level="city", name="某市", name_en="", parent=None)
    for number, name in enumerate(sorted({row["address"][1:3] for row in rows})):
        map_.add_division(
            actor=SYSTEM, code=f"2301{number:02}", level="district", name=f"{name}区", name_en="", parent=city
        )
    first = taken(capsys, "estates", file)
    assert (first["rows_in"], first["ok"], first["refused"], first["founded"]) == (len(rows), len(rows), 0, len(rows))
    for column in ("homes", "buildings", "address"):
        assert first["understood"][column] == len(rows)
    assert first["understood"]["fee_low"] == sum(row["property_costs"] != "暂无信息" for row in rows)
    homes = map_.Profile.objects.aggregate(sum=Sum("homes"))["sum"]
    assert homes == sum(int(row["door_count"].removesuffix("户")) for row in rows)
    before = everything()
    again = taken(capsys, "estates", file)
    assert (again["founded"], again["changed"]) == (0, 0)
    assert everything() == before
