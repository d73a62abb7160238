"""Every page, in both languages, light and dark, plain and elder: no violation of WCAG (axe-core), nothing cut off."""

import json
import re
from pathlib import Path

import pytest

from tests.journeys.people import browsing
from yuanba.demo.people import PASSWORD
from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as map_
from yuanba.platform.yards.public import by_code

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
LOOKS = {
    "zh": {"yb_lang": "zh-hans", "yb_theme": "light"},
    "en dark": {"yb_lang": "en", "yb_theme": "dark"},
    "elder": {"yb_view": "elder", "yb_size": "30"},
    "elder en": {"yb_view": "elder", "yb_lang": "en", "yb_size": "22"},
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LATIN = re.compile(r"\b[A-Za-z]{3,} [A-Za-z]{3,}")


def pages():
    """Who looks at what."""
    yard = by_code("JG")
    case = cases.Case.objects.filter(yard=yard, state="new").first() or cases.Case.objects.filter(yard=yard).first()
    hard = cases.Case.objects.filter(yard=yard, level="hard").order_by("-reported_at").first()
    mine = cases.Case.objects.get(yard=yard, reporter__isnull=False)
    place = map_.find_place(yard, "3-2")
    return {
        "": [
            "/",
            "/sign-in/",
            "/prefs/",
            "/say/?yard=JG",
            f"/say/JG/{place.id}/",
            "/b/JG/",
            "/b/JG/cases/",
            "/ui/",
            "/d/JG/nothing/",
        ],
        "xiaozhou": ["/", "/my/", "/inbox/", "/say/", f"/my/JG/{mine.id}/"],
        "deng": [
            "/desk/JG/",
            "/desk/JG/all/",
            "/desk/JG/waiting/",
            "/desk/JG/find/?q=单元",
            "/desk/JG/report/",
            f"/desk/JG/{case.id}/",
            f"/desk/JG/{hard.id}/",
        ],
        "he": ["/oversight/", "/oversight/look/", "/oversight/estates/", f"/oversight/JG/{case.id}/"],
        "ops": ["/backoffice/"],
    }


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_is_for_everyone(browser, demo, look):
    if not AXE.exists():
        pytest.fail("axe-core is missing: make setup installs it")
    found = []
    for who, addresses in pages().items():
        with browsing(
            browser, demo, as_=who, password=PASSWORD, bypass_csp=True, viewport={"width": 320, "height": 5000}
        ) as page:
            jar = [{"name": name, "value": value, "url": demo} for name, value in LOOKS[look].items()]
            page.context.add_cookies(jar)
            for address in addresses:
                page.goto(address)
                found += faults(page, look, f"{look} {who or 'anyone'} {address}")
    assert not found, "\n".join(found)


def faults(page, look, where):
    """What is wrong with the page as it stands."""
    page.add_script_tag(path=str(AXE))
    said = page.evaluate(f"axe.run(document, {json.dumps(RULES)})")
    wrong = [f"{where}: {one['id']} {one['nodes'][0]['html'][:120]}" for one in said["violations"]]
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        wrong.append(f"{where}: wider than 320 px")
    if "en" not in look and "/ui/" not in where:
        left = LATIN.findall(page.locator("body").inner_text())
        wrong += [f"{where}: not Chinese: {words}" for words in left]
    return wrong
