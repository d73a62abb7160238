"""`yuanba ledger audit` and `export`: what a stranger can check, here and with a program of somebody else."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.factories import ledger as make
from tests.support.tamper import tamper
from yuanba.domains.ledger import public as ledger
from yuanba.platform.access.public import SYSTEM

pytestmark = pytest.mark.django_db
BEAN_CHECK = Path(sys.executable).with_name("bean-check")


def played():
    town = make.books()
    entry = make.post(town, make.line("6001", "1122", 17747), words='三月 "物业费"\\')
    make.post(town, make.line("1122", "1002", 17747), make.line("2203", "1002", 5))
    make.post(town, make.line("C100", "C200.ZHANG", 20))
    make.take(town, make.hold(town, "C200.ZHANG", "C400", 9), 7)
    make.post(town, make.line("6001", "1122", 5), belongs=date(2025, 12, 30))
    make.reverse(town, entry)
    return town


def test_every_invariant_is_named_and_holds(capsys):
    played()
    call_command("ledger", "audit")
    said = capsys.readouterr().out.splitlines()
    names = ("entries", "transfers", "units", "balances", "reversals", "kept", "lots", "seals", "closed")
    assert said == [*(f"JG/MAIN {name}: holds" for name in names), "all books hold"]


def test_a_broken_book_ends_with_an_error_and_says_where(capsys):
    town = played()
    ledger.Balance.objects.filter(account__code="C200.ZHANG").update(held=1)
    with pytest.raises(CommandError, match="1 faults"):
        call_command("ledger", "audit", "--yard", "JG")
    assert "C200.ZHANG: 13 and 1 held, counted 13 and 0" in capsys.readouterr().out
    ledger.open_book(actor=SYSTEM, yard=make.places.estate("XX"), code="B", name="另一本")
    call_command("ledger", "audit", "--yard", "XX")
    assert make.stands(town, "C200.ZHANG") == [13]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("UPDATE ledger_transfer SET unit = 'XYB' WHERE unit = 'CNY'", {"transfers"}),
        ("UPDATE ledger_entry SET words = 'x'", {"entries"}),
        ('UPDATE ledger_lot SET "left" = 20', {"lots"}),
        ("UPDATE ledger_hold SET amount = 6", {"kept"}),
        ("UPDATE ledger_transfer SET amount = 1 WHERE day < '2027-01-01' AND unit = 'CNY'", {"entries"}),
    ],
)
def test_whatever_was_changed_is_found(statement, names):
    town = played()
    tamper(statement)
    assert names <= set(make.faults(town))


def checked(path):
    return subprocess.run([BEAN_CHECK, path], capture_output=True, text=True, check=False)


def test_an_independent_program_agrees(tmp_path, capsys):
    played()
    call_command("ledger", "export", "--yard", "JG", "--book", "MAIN")
    text = capsys.readouterr().out
    assert "Assets:C200:ZHANG  20 XYB" in text
    assert "Assets:1122  177.47 CNY" in text
    file = tmp_path / "book.beancount"
    file.write_text(text, encoding="utf-8")
    assert (checked(file).returncode, checked(file).stderr) == (0, "")
    file.write_text(text.replace("  -0.05 CNY", "  -0.06 CNY"), encoding="utf-8")
    assert "does not balance" in checked(file).stdout + checked(file).stderr
    with pytest.raises(CommandError):
        call_command("ledger", "export", "--yard", "JG", "--book", "NONE")


def test_an_entry_of_two_thousand_transfers_is_audited_and_exported(capsys):
    town = make.books()
    news = [ledger.NewAccount(f"1122.H{number}", f"{number} 户", "asset") for number in range(2000)]
    ledger.kept_accounts(town.book, news)
    make.post(town, *(make.line("6001", one.code, 100) for one in news))
    assert make.faults(town) == {}
    call_command("ledger", "export", yard=town.yard.code, book="MAIN")
    assert capsys.readouterr().out.count(" 1.00 CNY") == 2000
