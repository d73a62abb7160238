"""A refusal is proved by what it leaves: no row, no event, no message."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps

from yuanba.kernel.errors import Refusal
from yuanba.platform.yards.checks import kind_of


def everything() -> dict[str, list[tuple]]:
    """All rows of all YARD and SHARED tables; counters of tries and queues are no records."""
    kept = (model for model in apps.get_models() if kind_of(model) in ("YARD", "SHARED"))
    return {model._meta.label: list(model.objects.order_by("pk").values_list()) for model in kept}


@contextmanager
def refused(code: str, /, **fields: str) -> Iterator[None]:
    """The block is refused with this code (and these codes of fields), and nothing has changed."""
    before = everything()
    with pytest.raises(Refusal) as caught:
        yield
    assert (caught.value.code, caught.value.fields) == (code, fields)
    assert everything() == before
