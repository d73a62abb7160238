"""Suggestions on real messages: what was reached in ten folds is kept. Skipped where the messages are not there."""

from pathlib import Path

import pytest

from yuanba.integrations.triage.score import folded
from yuanba.integrations.triage.table import read

LABELLED = Path(__file__).parents[3] / "shared" / "data" / "labelled_messages.csv"


@pytest.mark.skipif(
    not LABELLED.exists(),
    reason="labelled_messages.csv is real input that lies beside the project, and is not on this machine",
)
def test_ten_folds_of_real_messages_keep_what_was_reached():
    found = read(LABELLED)
    score = folded(found.texts, found.labels["unit"], folds=10, seed=0, apart=True)
    assert (len(score.truth), len(score.classes)) == (679, 7)
    assert score.macro_f1 >= 0.87
