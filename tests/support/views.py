"""How a page can be shown, and what is measured on it."""

import re
from dataclasses import dataclass, field
from pathlib import Path

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
VIOLATIONS = """async () => (await axe.run()).violations.flatMap(
  one => one.nodes.map(node => `${one.id}: ${node.target.join(" ")} ${node.failureSummary.split("\\n")[1] || ""}`))"""
WIDTH = "() => document.documentElement.scrollWidth"
WORDS = """() => [
  document.title,
  [...document.querySelectorAll("main [lang=en]")].reduce(
    (words, one) => words.replace(one.innerText, ""), document.body.innerText),
  ...[...document.querySelectorAll("[aria-label],[placeholder],[alt],[title],[data-busy]")].flatMap(
    one => ["aria-label", "placeholder", "alt", "title", "data-busy"].map(name => one.getAttribute(name) || "")),
].join("\\n")"""
ENGLISH = re.compile(r"[A-Za-z]{2,}[ ,.]+[A-Za-z]{2,}")


@dataclass(frozen=True)
class View:
    """Language, theme, size; `device` is what the machine prefers."""

    name: str
    cookies: dict[str, str] = field(default_factory=dict)
    device: str = "light"

    @property
    def is_chinese(self) -> bool:
        """Chinese is the default."""
        return "yb_lang" not in self.cookies


VIEWS = (
    View("zh light"),
    View("en light", {"yb_lang": "en"}),
    View("zh dark", {"yb_theme": "dark"}),
    View("en dark", {"yb_lang": "en"}, device="dark"),
    View("zh elder", {"yb_view": "elder", "yb_size": "30"}),
    View("en elder dark", {"yb_lang": "en", "yb_view": "elder", "yb_theme": "dark"}),
)


def wrongs(page, *, is_chinese: bool) -> list[str]:
    """What axe-core finds, a page wider than 320 pixels, English on a Chinese page that is not said to be English."""
    found = list(page.evaluate(VIOLATIONS))
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 800})
    width = page.evaluate(WIDTH)
    if width > 320:
        found.append(f"wide: {width} pixels where 320 are there")
    page.set_viewport_size(size)
    if is_chinese:
        found += [f"english: {words}" for words in ENGLISH.findall(page.evaluate(WORDS))]
    return found
