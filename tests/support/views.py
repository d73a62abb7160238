"""How a page can be shown, and what is measured on it."""

import re
from dataclasses import dataclass, field
from pathlib import Path

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
VIOLATIONS = """async rules => (await axe.run(
    {resultTypes: ["violations"], ...(rules ? {runOnly: rules} : {})}  // what passes is not described node by node
  )).violations.flatMap(
  one => one.nodes.map(node => `${one.id}: ${node.target.join(" ")} ${node.failureSummary.split("\\n")[1] || ""}`))"""
COLOURS = ["color-contrast", "link-in-text-block"]
DARKEN = "() => { document.documentElement.dataset.theme = 'dark'; }"
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
    """Language, theme, size; `dark` is how it is turned dark where it is light: by the theme, or by the device."""

    name: str
    cookies: dict[str, str] = field(default_factory=dict)
    dark: str = ""

    @property
    def is_chinese(self) -> bool:
        """Chinese is the default."""
        return "yb_lang" not in self.cookies


VIEWS = (
    View("zh", dark="theme"),
    View("en", {"yb_lang": "en"}, dark="device"),
    View("zh elder", {"yb_view": "elder", "yb_size": "30"}, dark="theme"),
    View("en elder dark", {"yb_lang": "en", "yb_view": "elder", "yb_theme": "dark"}),
)


def wrongs(page, view: View) -> list[str]:
    """What axe-core finds in the view (turned dark: its colours), a page over 320 pixels, English on a Chinese page."""
    found = list(page.evaluate(VIOLATIONS))
    if view.dark:
        found += [f"dark: {one}" for one in darkened(page, view.dark)]
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 800})
    width = page.evaluate(WIDTH)
    if width > 320:
        found.append(f"wide: {width} pixels where 320 are there")
    page.set_viewport_size(size)
    if view.is_chinese:
        found += [f"english: {words}" for words in ENGLISH.findall(page.evaluate(WORDS))]
    return found


def darkened(page, how: str) -> list[str]:
    """What axe-core finds wrong with the colours once the page is dark; only colours depend on the theme."""
    if how == "theme":
        page.evaluate(DARKEN)
    else:
        page.emulate_media(color_scheme="dark")
    found = list(page.evaluate(VIOLATIONS, COLOURS))
    page.emulate_media(color_scheme="light")
    return found
