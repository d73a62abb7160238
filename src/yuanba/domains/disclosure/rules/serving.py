"""The rows of a service report."""

from collections.abc import Mapping
from typing import Any

from yuanba.kernel.errors import register

CASE = "case"
ASKED = "asked"
SAID = ("code", "name", "name_en", "standard", "standard_en", "times", "per")
register("service-match", 422, "Please choose one of the services of this contract.")


def row_of(line: Mapping[str, Any], due: int | None, came: int | None, signed: int, solved: int) -> dict[str, Any]:
    """A line of the contract: due by its frequency, or as often as somebody asked for it; done by entry and request.

    `came` is None where no category of requests belongs to the line.
    """
    if due is None and line["per"] == ASKED:
        due = came
    words = {name: line[name] for name in SAID}
    return words | {"due": due, "signed": signed, "cases": solved, "done": signed + solved}


def is_short(row: Mapping[str, Any]) -> bool:
    """Whether less was done than was due."""
    return row["due"] is not None and row["done"] < row["due"]


def rows_of(document: Mapping[str, Any]) -> set[str]:
    """What can be asked about: the rows of the tables, and the lines of the service report as `service-…`."""
    service = document.get("service") or {"lines": []}
    public = document.get("public") or {"rows": []}
    rows = {row["code"] for row in (*document["rows"], *public["rows"])}
    return rows | {f"service-{row['code']}" for row in service["lines"]}
