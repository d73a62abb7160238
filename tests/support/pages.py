"""Reading a page as a person does: its words, what a form holds, the ways on, and what leads nowhere."""

import html
import re
from pathlib import Path

from django.utils.translation import gettext, override

import yuanba
from yuanba.kernel.errors import CATALOGUE

SPRITE = (Path(yuanba.__file__).parent / "ui" / "static" / "ui" / "icons.svg").read_text(encoding="utf-8")
SIGNS = frozenset(re.findall(r'<symbol id="([\w-]+)"', SPRITE))


def words(answer) -> str:
    """What is read: without tags, signs decoded, runs of blanks as one."""
    text = answer.content.decode().partition("<body")[2]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)))


def told(code: str, language: str = "zh-hans") -> str:
    """The longest part of a refusal's words that is the same whatever it is about."""
    with override(language):
        return max(re.split(r"%\(\w+\)s", gettext(CATALOGUE[code].words)), key=len)


def heading(answer) -> str:
    """The words of the first heading."""
    text = re.search(r"<h1[^>]*>(.*?)</h1>", answer.content.decode(), re.DOTALL).group(1)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", text))).strip()


def kept(answer, action: str = "") -> dict[str, str]:
    """What the form holds that is sent to `action` (the first one without): inputs, text areas, chosen options."""
    whole = answer.content.decode().partition("<main")[2]
    form = whole[whole.index(f'action="{action}') :] if action else whole[whole.index("<form") :]
    form = form.partition("</form>")[0]
    inputs = re.findall(r'<input(?=[^>]*type="(?:hidden|text|tel)")[^>]*name="([\w-]+)"[^>]*>', form)
    found = {name: _value(form, name) for name in inputs}
    found |= dict(re.findall(r'<input type="(?:radio|checkbox)" name="(\w+)" value="([^"]*)" checked>', form))
    found |= dict(re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>(.*?)</textarea>', form, re.DOTALL))
    for name, choices in re.findall(r'<select[^>]*name="(\w+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', choices) or re.search(r'value="([^"]*)"', choices)
        found[name] = chosen.group(1) if chosen else ""
    found.pop("csrfmiddlewaretoken", None)
    return {name: html.unescape(value) for name, value in found.items()}


def _value(form: str, name: str) -> str:
    found = re.search(rf'<input[^>]*name="{name}"[^>]*?value="([^"]*)"', form)
    return found.group(1) if found else ""


def more(answer) -> str:
    """Where the way on leads; empty where there is none."""
    found = re.search(r'href="([^"]*)" rel="next"', answer.content.decode())
    return html.unescape(found.group(1)) if found else ""


def dangling(answer) -> set[str]:
    """Names of things on the page that are not there: labels, descriptions, ways to a field."""
    text = answer.content.decode()
    there = set(re.findall(r'\bid="([^"]+)"', text))
    meant = set(re.findall(r'\bfor="([^"]+)"', text)) | set(re.findall(r'href="#([^"]+)"', text))
    for several in re.findall(r'aria-describedby="([^"]*)"', text):
        meant |= set(several.split())
    return meant - there


def unknown_signs(answer) -> set[str]:
    """Signs the page shows that the sprite does not hold."""
    return set(re.findall(r'icons(?:\.\w+)?\.svg#([\w-]*)"', answer.content.decode())) - SIGNS
