"""`yuanba found`: an office over a division, from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import places as make
from tests.support.unchanged import everything
from yuanba.domains.places.queries.offices import territories, territories_at
from yuanba.domains.places.rules.offices import KINDS, LEVELS, division_fits, level_below
from yuanba.platform.yards.public import by_code, forget

STREET = "510199001"


def test_every_level_has_the_one_below_and_what_is_founded_there():
    assert [level_below(level) for level in ("", *LEVELS)] == [*LEVELS, ""]
    assert KINDS.keys() == LEVELS.keys()


@pytest.mark.parametrize(
    ("code", "level", "above", "level_above", "fits"),
    [
        ("5101", "city", "", "", True),
        ("510199", "district", "5101", "city", True),
        ("510199001", "street", "510199", "district", True),
        ("510199001001", "community", STREET, "street", True),
        ("510199001", "community", "510199", "district", False),
        ("510298", "district", "5101", "city", False),
        ("51019a", "district", "5101", "city", False),
        ("５１０１", "city", "", "", False),
        ("510199", "district", "", "", False),
        ("510199001001001", "", "510199001001", "community", False),
    ],
)
def test_codes_of_divisions(code, level, above, level_above, fits):
    assert division_fits(code, level, above, level_above) is fits


def found(*words):
    out = StringIO()
    call_command("found", *words, stdout=out)
    return out.getvalue().split()


@pytest.mark.django_db
def test_an_office_reaches_its_division_and_what_lies_in_it():
    forget()
    make.division()
    assert found("street", "QH", "青禾街道办", "--in", STREET) == ["QH", f"5101/510199/{STREET}/QH"]
    code, path = found("community", "XL", "新柳居委会", "--in", STREET, "--add", "510199001009", "新柳社区")
    assert (code, path) == ("XL", f"5101/510199/{STREET}/510199001009/XL")
    assert found("estate", "XJ", "柳岸新居", "--in", "510199001009")[1].endswith("510199001009/XJ")
    street, community = by_code("QH"), by_code("XL")
    assert [one.label for one in territories(street)] == ["青禾街道", "柳溪社区", "新柳社区", "柳岸新居"]
    assert [one.label for one in territories(street, "新")] == ["青禾街道", "新柳社区", "柳岸新居"]
    top = community.path.rpartition("/")[0]
    wanted = [f"{top}/XJ", top, street.path.rpartition("/")[0], community.path, f"{top}/none"]
    assert [(one.label, one.kind) for one in territories_at(community, wanted)] == [
        ("新柳社区", "community"),
        ("柳岸新居", "estate"),
    ]
    before = everything()
    for words, said in (
        (("street", "QH", "又一个", "--in", STREET), "has this code already"),
        (("street", "qh", "又一个", "--in", STREET), "capital letters"),
        (("community", "XX", "又一个", "--in", STREET), "another level"),
        (("community", "XX", "又一个", "--in", "999999"), "yuanba divisions"),
        (("community", "XX", "又一个", "--in", STREET, "--add", "1", "某社区"), "figures"),
    ):
        with pytest.raises(CommandError, match=said):
            found(*words)
    assert everything() == before
