"""Message catalogues without system tools: `update` collects the words, `compile` makes the .mo files.

Words come from Python (`_`, `gettext…`) and from templates (`{% translate %}`, `{% blocktranslate %}`).
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "yuanba"
LOCALE = SOURCE / "locale"
LANGUAGES = ("zh_Hans",)
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "register": (3,),
    "register_template": (2,),
}
Message = tuple[str | tuple[str, ...], str | None]


def catalogue_path(language: str) -> Path:
    """Where a language's words lie."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def messages() -> Iterator[tuple[Path, Message]]:
    """Each message of the source with its file: (id or (singular, plural), context)."""
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix == ".py" and "migrations" not in path.parts:
            text = path.read_bytes()
        elif path.suffix in (".html", ".txt") and "templates" in path.parts:
            text = _as_python(path).encode()
        else:
            continue
        for message in _read(text):
            yield path, message


def _as_python(path: Path) -> str:
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    text = str(templatize(path.read_text(encoding="utf-8"), origin=str(path)))
    return "\n".join(line.strip() for line in text.splitlines())  # no indentation to trip over


def _read(text: bytes) -> Iterator[Message]:
    found = extract_python(BytesIO(text), list(KEYWORDS), [], {"encoding": "utf-8"})
    for _line, function, words, _comments in found:
        message = _message(KEYWORDS[function], words if isinstance(words, tuple) else (words,))
        if message:
            yield message


def _message(shape: object, words: tuple[str | None, ...]) -> Message | None:
    places: tuple[object, ...] = shape if isinstance(shape, tuple) else (1,)
    context, ids = None, []
    for place in places:
        index = place[0] if isinstance(place, tuple) else place
        if not isinstance(index, int) or index > len(words) or not words[index - 1]:
            return None
        if isinstance(place, tuple):
            context = words[index - 1]
        else:
            ids.append(str(words[index - 1]))
    return (ids[0] if len(ids) == 1 else tuple(ids)), context


def load(language: str) -> Catalog:
    """The catalogue as it stands; an empty one where there is none."""
    path = catalogue_path(language)
    if not path.exists():
        return Catalog(locale=language, domain="django", project="yuanba", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain="django")


def update() -> None:
    """Bring each catalogue to the words of the source; translations are kept, unused ones dropped."""
    for language in LANGUAGES:
        old = load(language)
        new = Catalog(locale=language, header_comment="# The words of Yuanba.", project="yuanba", fuzzy=False)
        for path, (words, context) in messages():
            known = old.get(words if isinstance(words, str) else words[0], context)
            said = known.string if known else ""
            place = (path.relative_to(ROOT).as_posix(), 0)
            new.add(words, said, locations=[place], context=context)
        catalogue_path(language).parent.mkdir(parents=True, exist_ok=True)
        with catalogue_path(language).open("wb") as file:
            write_po(file, new, width=100, sort_output=True, include_lineno=False, omit_header=False)


def compile_() -> None:
    """Write each .mo that is missing or older than its .po."""
    for source in LOCALE.glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as read, target.open("wb") as written:
            write_mo(written, read_po(read, locale=source.parts[-3]))


if __name__ == "__main__":
    {"update": update, "compile": compile_}[sys.argv[1]]()
