"""The pages made from the registries are fresh: run `yuanba docs` where they are not."""

import pytest
from django.core.management import call_command

from tests.architecture.source import ROOT


@pytest.mark.parametrize("name", ["permissions.md", "events.md"])
def test_made_pages_are_fresh(name, tmp_path):
    call_command("docs", folder=tmp_path)
    fresh = (tmp_path / name).read_text(encoding="utf-8")
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == fresh
