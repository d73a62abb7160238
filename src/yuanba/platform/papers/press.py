"""A paper is printed: bytes of a tagged PDF, the same for the same paper, one at a time in a process."""

import hashlib
import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooSlow
from dataclasses import asdict, dataclass, field
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.core.cache import caches

from yuanba.kernel.errors import Refusal, register
from yuanba.platform.papers.fonts import first_signs, fonts, second_signs
from yuanba.platform.papers.letters import set_ready

register("paper-busy", 503, "Many papers are being made at this moment. Please try again in a minute.")

MOST_PAGES = 200
LARGEST_TEXT = 4 * 1024 * 1024
HOUSE = Path(__file__).parent / "templates" / "papers" / "house.typ"
_press = ThreadPoolExecutor(max_workers=1, thread_name_prefix="press")  # typst lets other threads work meanwhile


@dataclass(frozen=True)
class Paper:
    """What is printed. `data` is a dataclass; `pictures` are the SVG files that the template names.

    `words` are said by every page: what the page number says, and what a box instead of a sign means.
    """

    template: Path
    title: str
    language: str
    data: Any
    at: datetime
    words: Mapping[str, str]
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def print_paper(paper: Paper, kind: str = "pdf") -> bytes:
    """The bytes of a PDF (UA-1); with "png" a picture of the first page, to be looked at. Refused: `paper-busy`."""
    work = _press.submit(_pressed, paper, kind)
    try:
        return work.result(timeout=settings.YUANBA_PAPER_SECONDS)
    except TooSlow:
        work.cancel()
        raise Refusal("paper-busy") from None


def print_once(paper: Paper, before: Callable[[], None]) -> bytes:
    """The same, taken from the folder of papers printed before; for what anybody may read, and never changes.

    `before` is called only where the paper has to be printed, and may refuse that.
    """
    folder, name = caches["papers"], _name(paper)
    made: bytes | None = folder.get(name)
    if made is None:
        before()
        made = print_paper(paper)
        folder.set(name, made)
    return made


def _name(paper: Paper) -> str:
    """A digest of all that makes its bytes."""
    said = json.dumps([asdict(paper.data), paper.title, paper.language, dict(paper.words)], ensure_ascii=False)
    parts = [said.encode(), str(paper.at.timestamp()).encode(), version("yuanba").encode(), version("typst").encode()]
    parts += [paper.template.read_bytes(), HOUSE.read_bytes()]
    parts += [part for name, picture in sorted(paper.pictures.items()) for part in (name.encode(), picture)]
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def _pressed(paper: Paper, kind: str) -> bytes:
    ready = set_ready({"data": asdict(paper.data), "title": paper.title}, first_signs(), second_signs())
    said = {**ready.data, "language": paper.language, "words": dict(paper.words), "missing": ", ".join(ready.missing)}
    text = json.dumps(said, ensure_ascii=False)
    if len(text) > LARGEST_TEXT:
        raise ValueError(f"a paper with {len(text)} letters")
    files: Any = {"main.typ": paper.template.read_bytes(), "house.typ": HOUSE.read_bytes()}
    compiler = typst.Compiler(
        files | dict(paper.pictures), font_paths=fonts(rare=ready.rare), sys_inputs={"paper": text}
    )
    if kind == "png":
        return _first(compiler.compile(format="png", ppi=100))
    made = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=int(paper.at.timestamp()))
    return _first(made)


def _first(made: Any) -> bytes:
    page: bytes = made[0] if isinstance(made, list) else made
    return page
