"""Everything that has an address, a file a subject.

`ROWS` right × route; `PAGES` (who, route, query, what is done first) and `NO_PAGES` for the proof of every page;
`known(town)` what only that subject has: `<name>` in an address, `$name` in a form.
"""

from importlib import import_module
from pkgutil import iter_modules

SUBJECTS = [import_module(f"{__name__}.{one.name}") for one in iter_modules(__path__) if one.name != "rows"]
TABLE = tuple(row for subject in SUBJECTS for row in subject.ROWS)
PAGES = tuple(page for subject in SUBJECTS for page in getattr(subject, "PAGES", ()))
NO_PAGES = {route for subject in SUBJECTS for route in getattr(subject, "NO_PAGES", ())}


def known(town):
    """The words of all subjects."""
    return {name: str(value) for one in SUBJECTS if hasattr(one, "known") for name, value in one.known(town).items()}
