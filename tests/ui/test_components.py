"""Components: every sign is in the sprite, bars and figures are what their numbers say, text is text."""

import re
from pathlib import Path

import pytest
from django.template import Context, Template

import yuanba
from yuanba.kernel.errors import Refusal
from yuanba.ui.forms import Form, refused

SOURCE = Path(yuanba.__file__).parent
SPRITE = (SOURCE / "ui" / "static" / "ui" / "icons.svg").read_text()


def shown(text, **more):
    return Template(text).render(Context(more))


def test_every_sign_that_is_used_is_in_the_sprite():
    there = set(re.findall(r'<symbol id="([\w-]+)"', SPRITE))
    used = {
        name
        for path in SOURCE.rglob("*.html")
        for name in re.findall(r'{%\s*icon "([\w-]+)"', path.read_text(encoding="utf-8"))
    }
    assert used
    assert used <= there


@pytest.mark.parametrize(("part", "whole", "width"), [(0, 0, 0), (0, 10, 0), (1, 3, 33), (10, 10, 100), (11, 10, 100)])
def test_a_bar_is_as_wide_as_its_part(part, whole, width):
    assert f'<rect width="{width}%"' in shown("{% bar a b %}", a=part, b=whole)


@pytest.mark.parametrize(
    ("part", "base", "words"), [(14, 16, "87.5%"), (10, 10, "100%"), (999, 1000, "99.9%"), (0, 10, "0.0%")]
)
def test_a_rate_is_rounded_down_and_shows_its_base(part, base, words):
    text = shown('{% figure a b "answered" %}', a=part, b=base)
    assert words in re.sub(r"<[^>]+>|\s", "", text)
    assert f"{part} / {base}" in text


@pytest.mark.parametrize(("part", "base"), [(9, 9), (0, 0), (1, 9)])
def test_below_ten_there_is_no_rate(part, base):
    assert "%" not in shown('{% figure a b "answered" %}', a=part, b=base)


def test_a_field_announces_its_error_and_keeps_what_was_typed():
    form = refused({"text": '"><b>门'}, Refusal("invalid", fields={"text": "text-short"}))
    text = shown('{% field form "text" "What" hint="few words" rows=3 %}', form=form)
    field = re.search(r"<textarea[^>]*>", text).group()
    assert 'aria-invalid="true"' in field
    assert re.search(r'aria-describedby="[^"]*e-text', field)
    assert 'id="e-text"' in text
    assert "&quot;&gt;&lt;b&gt;门" in text


def test_a_field_without_error_has_none():
    assert "aria-invalid" not in shown('{% field form "text" "What" %}', form=Form({"text": "门"}))


def test_the_summary_leads_to_the_fields():
    form = refused({}, Refusal("invalid", fields={"text": "text-short", "phone": "phone-doubtful"}))
    text = shown("{% errors form %}", form=form)
    assert re.findall(r'href="#(f-\w+)"', text) == ["f-text", "f-phone"]
    assert 'role="alert"' in text
    assert "role" not in shown("{% errors form %}", form=Form())
