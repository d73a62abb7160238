"""Hot spots of two thousand real messages: two matters stand out by themselves, named by nobody in the code."""

from pathlib import Path

import pytest

from yuanba.domains.cases.public import hotspots
from yuanba.interfaces.jobs.management.commands.hotspots import messages

MESSAGES = Path(__file__).parents[3] / "shared" / "data" / "citizen_messages.csv"


@pytest.mark.skipif(
    not MESSAGES.exists(),
    reason="citizen_messages.csv is real input that lies beside the project, and is not on this machine",
)
def test_two_matters_stand_out_by_themselves():
    found = messages(MESSAGES)
    assert len(found) == 2253
    first, second, third = hotspots(found)[:3]
    assert {first.place, second.place} == {"丽发新城", "伊景园滨河苑"}
    assert min(first.people, second.people) >= 30
    assert min(first.heat, second.heat) > 2 * third.heat
    words = "".join((*first.about, *second.about))
    assert "车位" in words
    assert "搅拌" in words
