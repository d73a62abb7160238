"""An estate with a data folder of its own, and a machine that stops while it writes."""

from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.factories.yards import yard


@pytest.fixture
def estate(settings, tmp_path):
    """A bare yard; its pictures lie in the folder of the test."""
    settings.YUANBA_DATA_DIR = tmp_path
    return yard()


@pytest.fixture
def crash(monkeypatch):
    """The block ends where a part would get its name."""

    def stop(self, target):
        raise KeyboardInterrupt

    @contextmanager
    def crashing():
        with monkeypatch.context() as patched:
            patched.setattr(Path, "replace", stop)
            with pytest.raises(KeyboardInterrupt):
                yield

    return crashing
