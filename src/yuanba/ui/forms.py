"""A form as a page shows it: what was typed, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from yuanba.kernel.errors import Refusal
from yuanba.ui.words import of_code, of_refusal


@dataclass(frozen=True)
class Form:
    """`values` by field; `errors` by field in words; `problem` for the form as a whole."""

    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether there is anything to correct."""
        return bool(self.errors or self.problem)


def refused(values: Mapping[str, str], refusal: Refusal) -> Form:
    """The form again with what was typed and the refusal's words."""
    errors = {name: of_code(code, refusal.data) for name, code in refusal.fields.items()}
    return Form(values, errors, "" if errors else of_refusal(refusal))
