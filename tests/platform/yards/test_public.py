"""Finding a yard: by code or id, kept in memory, absent where there is none."""

from uuid import uuid4

import pytest

from tests.factories.yards import yard
from tests.support.statements import statements
from yuanba.kernel.errors import Refusal
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code, by_id, forget

pytestmark = pytest.mark.django_db


def test_found_once_then_known():
    made = yard()
    with statements() as said:
        assert by_code("JG") == by_code("JG") == made
        assert by_id(made.id) == by_id(made.id) == made
    assert len(said) == 2
    forget()
    with statements() as said:
        by_code("JG")
    assert len(said) == 1


@pytest.mark.parametrize("code", ["", "jg", "XX", "J\0G", "\ud800", "J" * 5000, "' OR 1=1 --"])
def test_what_is_not_there_is_absent(code):
    yard()
    with pytest.raises(Refusal) as caught:
        by_code(code)
    assert caught.value.code == "not-found"


def test_absence_is_not_remembered():
    with pytest.raises(Refusal):
        by_code("JG")
    assert by_code(yard().code).code == "JG"


def test_an_id_nobody_has_is_a_fault_of_ours():
    with pytest.raises(Yard.DoesNotExist):
        by_id(uuid4())
