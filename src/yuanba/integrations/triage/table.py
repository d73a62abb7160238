"""Examples from a CSV file: which columns are text, which one is the label."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from yuanba.integrations.triage.words import Text, of_case

TITLES, BODIES = ("title", "主题", "留言主题", "标题"), ("text", "内容", "留言详情", "正文", "诉求内容")
LABELS = {
    "kind": ("kind", "类别", "诉求类型"),
    "level": ("level", "等级", "难度"),
    "unit": ("unit", "一级分类", "承办单位", "单位"),
}


class UnreadableError(RuntimeError):
    """The file cannot be learnt from; the words say why."""


@dataclass(frozen=True)
class Examples:
    """Texts and, per question, a label each; an empty one where a row has none."""

    texts: list[Text]
    labels: dict[str, list[str]]


def read(path: Path, label: str = "") -> Examples:
    """From a file; `label` names the column to learn where it has another name. UnreadableError: what is missing."""
    if not path.is_file():
        raise UnreadableError(f"There is no file {path}.")
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        columns, rows = list(reader.fieldnames or ()), list(reader)
    title, body = _first(columns, TITLES), _first(columns, BODIES)
    asked = {"unit": label} if label else {name: _first(columns, words) for name, words in LABELS.items()}
    asked = {name: column for name, column in asked.items() if column}
    if not body or not asked or (label and label not in columns):
        wanted = label or "、".join(name for words in LABELS.values() for name in words)
        raise UnreadableError(f"The file needs a column of texts ({'、'.join(BODIES)}) and one of labels ({wanted}).")
    texts = [_text(row, title, body) for row in rows]
    return Examples(texts, {name: [(row[column] or "").strip() for row in rows] for name, column in asked.items()})


def _first(columns: Sequence[str], names: Sequence[str]) -> str:
    return next((name for name in names if name in columns), "")


def _text(row: dict[str, str], title: str, body: str) -> Text:
    said = (row[body] or "").strip()
    head = (row[title] or "").strip() if title else ""
    return Text(head, said) if head else of_case(said)
