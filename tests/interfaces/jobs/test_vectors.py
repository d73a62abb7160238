"""The worked examples of money: each through the rules in use, and the command that says so."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from yuanba.interfaces.jobs.vectors import TOPICS
from yuanba.interfaces.jobs.vectors.comparing import differs

FILE = Path(__file__).parents[2] / "vectors" / "money.json"
VECTORS = json.loads(FILE.read_text(encoding="utf-8"))["vectors"]
MUTUAL_AID = {"redeem", "earn", "donate", "noshow", "merchant"}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda one: one["id"])
def test_an_example_comes_out_as_written(vector):
    built = vector["topic"].partition(".")[0] not in MUTUAL_AID
    assert differs(vector, TOPICS) == ("" if built else None)


def test_an_example_with_another_figure_fails():
    for vector in VECTORS:
        if vector["topic"] in TOPICS:
            name, value = next((name, one) for name, one in vector["expect"].items() if name not in ("note", "not_fen"))
            assert differs(vector | {"expect": vector["expect"] | {name: [value]}}, TOPICS)


def test_the_command_counts_what_passed(capsys):
    call_command("vectors", "money", FILE)
    assert capsys.readouterr().out == "51 passed, 0 failed, 19 skipped\n"


def test_a_figure_that_differs_is_named_and_ends_with_an_error(tmp_path, capsys):
    wrong = [VECTORS[0] | {"expect": {"fen": 17748}}, VECTORS[1] | {"given": {}}]
    changed = tmp_path / "money.json"
    changed.write_text(json.dumps({"vectors": [*wrong, *VECTORS[2:]]}), encoding="utf-8")
    with pytest.raises(CommandError, match="2 examples differ"):
        call_command("vectors", "money", changed)
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "A01 fee.monthly: expected {'fen': 17748}, found {'fen': 17747}",
        "A03 fee.monthly: cannot be computed: KeyError('area_m2')",
        "49 passed, 2 failed, 19 skipped",
    ]


@pytest.mark.parametrize("text", ["", "[]", "{}", "\x00"])
def test_a_file_without_examples_is_said(text, tmp_path):
    (tmp_path / "odd.json").write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match="no examples"):
        call_command("vectors", "money", tmp_path / "odd.json")
