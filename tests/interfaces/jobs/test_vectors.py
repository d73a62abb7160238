"""The worked examples of money: each through the rules in use, and the command that says so."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.factories import ledger as books
from yuanba.domains.ledger import public as ledger
from yuanba.interfaces.jobs.vectors import TOPICS
from yuanba.interfaces.jobs.vectors.comparing import CODES, differs
from yuanba.kernel.errors import Refusal

FILE = Path(__file__).parents[2] / "vectors" / "money.json"
VECTORS = json.loads(FILE.read_text(encoding="utf-8"))["vectors"]
MUTUAL_AID = {"redeem", "earn", "donate", "noshow", "merchant"}
OF_ROWS = {"payment.idempotent", "payment.key_conflict", "reverse"}  # what only a ledger shows
UNITS = {"1002": "CNY", "1122": "CNY"}
NOT_BUILT = {"owner.transfer"}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda one: one["id"])
def test_an_example_comes_out_as_written(vector):
    built = vector["topic"].partition(".")[0] not in MUTUAL_AID and vector["topic"] not in OF_ROWS | NOT_BUILT
    assert differs(vector, TOPICS) == ("" if built else None)


def test_an_example_with_another_figure_fails():
    for vector in VECTORS:
        if vector["topic"] in TOPICS:
            name, value = next((name, one) for name, one in vector["expect"].items() if name not in ("note", "not_fen"))
            assert differs(vector | {"expect": vector["expect"] | {name: [value]}}, TOPICS)


def test_the_command_counts_what_passed(capsys):
    call_command("vectors", "money", FILE)
    assert capsys.readouterr().out == "47 passed, 0 failed, 23 skipped\n"


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
        "45 passed, 2 failed, 23 skipped",
    ]


@pytest.mark.parametrize("text", ["", "[]", "{}", "\x00"])
def test_a_file_without_examples_is_said(text, tmp_path):
    (tmp_path / "odd.json").write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match="no examples"):
        call_command("vectors", "money", tmp_path / "odd.json")


def code_of(work):
    """The result, and the code of the examples with which it is refused."""
    try:
        return work(), ""
    except Refusal as refusal:
        return None, CODES[refusal.code]


def said(postings, codes):
    return [ledger.Posting(codes[code], fen) for code, fen in postings]


def lines_of(entry):
    rows = ledger.Transfer.objects.filter(entry=entry)
    return list(rows.values_list("source__code", "target__code", "amount"))


def of(topic):
    return next(one for one in VECTORS if one["topic"] == topic)


@pytest.mark.django_db
@pytest.mark.parametrize("topic", ["payment.idempotent", "payment.key_conflict"])
def test_a_payment_told_twice_is_one_entry_of_the_ledger(topic):
    vector, town = of(topic), books.books()
    key, calls = vector["given"]["key"], [one["pay_fen"] for one in vector["given"]["calls"]]
    told = [code_of(lambda fen=fen: books.post(town, books.line("1122", "1002", fen), key=key)) for fen in calls]
    (first, _none), (second, refused) = told
    found = {"entries": ledger.Entry.objects.count(), "second_error": refused}
    found["second"] = "same_receipt_returned" if second and second.id == first.id else ""
    assert {name: found[name] for name in vector["expect"]} == vector["expect"]


@pytest.mark.django_db
def test_an_entry_is_reversed_once_by_another_entry_of_the_ledger():
    vector, town = of("reverse"), books.books()
    codes = {"1012": "1002", "1122": "1122"}  # the bank of the example, and ours
    entry = books.post(town, *ledger.lines_of(said(vector["given"]["postings"], codes), UNITS))
    back = books.reverse(town, entry)
    moved = [(codes[code], fen) for code, fen in vector["expect"]["first"]["postings"]]
    assert dict(ledger.drafts.net(lines_of(back))) == dict(moved)
    again = code_of(lambda: books.reverse(town, entry))[1]
    assert (back.reverses_id, again) == (entry.id, vector["expect"]["second_error"])
    assert ledger.Entry.objects.count() == vector["expect"]["entries_kept"]
