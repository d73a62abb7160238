"""A form as it comes back: every refusal has words in both languages, every field its own, nothing typed is lost."""

import re
from datetime import datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils.translation import override

from yuanba.kernel import clock
from yuanba.kernel.errors import CATALOGUE, Refusal
from yuanba.ui.forms import Form, refused
from yuanba.ui.words import of_code, of_refusal

NOW = datetime(2026, 3, 2, 12, tzinfo=clock.SHANGHAI)


def shown(text, **more):
    return Template(text).render(Context(more))


def test_every_refusal_has_words_in_both_languages():
    for code in sorted(CATALOGUE):
        names = re.findall(r"%\((\w+)\)s", CATALOGUE[code].words)
        data = dict.fromkeys(names, "7")
        with override("zh-hans"):
            chinese = of_code(code, data)
        with override("en"):
            english = of_code(code, data)
        assert re.search(r"[\u4e00-\u9fff]", chinese), code
        assert not re.search(r"[\u4e00-\u9fff]", english), code
        assert "%" not in chinese + english, code
        assert all("7" in words for words in (chinese, english) if names), code


def test_a_moment_is_told_as_one():
    limit = (NOW + timedelta(hours=3)).isoformat()
    refusal = Refusal("invalid", fields={"due": "date-late"}, limit=limit)
    with clock.at(NOW), override("zh-hans"):
        assert "今天 15:00" in refused({}, refusal).errors["due"]


def test_a_state_is_told_in_the_language_in_use():
    refusal = Refusal("not-now", state="In work", verb="rate")
    with override("zh-hans"):
        assert of_refusal(refusal) == "这件事现在是“在办”，不能这样办。"
    with override("en"):
        assert "In work" in of_refusal(refusal)


def test_a_name_stays_a_name():
    with override("zh-hans"):
        assert "向东" in of_refusal(Refusal("stale", name="向东", verb="answer", at=NOW.isoformat()))


def test_errors_of_fields_stand_for_the_whole():
    values = {"text": "门"}
    form = refused(values, Refusal("invalid", fields={"text": "text-short"}))
    assert (form.values, set(form.errors), form.problem, form.is_wrong) == (values, {"text"}, "", True)
    whole = refused(values, Refusal("too-many", minutes=3))
    assert (whole.errors, "3" in whole.problem, whole.is_wrong) == ({}, True, True)
    assert not Form(values).is_wrong


def test_the_summary_leads_to_where_the_field_is():
    form = refused({}, Refusal("invalid", fields={"text": "text-short", "photos": "photos-many"}))
    text = shown('{% errors form text="answer" %}', form=form)
    assert re.findall(r'href="#([^"]+)"', text) == ["f-answer", "f-photos"]


@pytest.mark.parametrize("kind", ["text", "tel", "password"])
def test_a_field_names_its_hint_and_its_error(kind):
    form = refused({"phone": '"><b>1380'}, Refusal("invalid", fields={"phone": "phone-doubtful"}))
    text = shown('{% field form "phone" "Telephone" hint="optional" kind=kind uid="x" %}', form=form, kind=kind)
    field = re.search(r"<input[^>]*>", text).group()
    assert re.search(r'aria-describedby="([^"]*)"', field).group(1).split() == ["h-x", "e-x"]
    assert all(f'id="{name}"' in text for name in ("f-x", "h-x", "e-x"))
    assert 'for="f-x"' in text
    assert 'value="&quot;&gt;&lt;b&gt;1380"' in field


def test_a_choice_of_photographs_names_its_error_and_keeps_the_sealed_list():
    form = refused({"stored-photos": "seal'\""}, Refusal("invalid", fields={"photos": "picture-unreadable"}))
    text = shown('{% photos form "photos" "Photographs" uid="x" %}', form=form)
    assert 'aria-describedby="l-x c-x e-x"' in text
    assert all(f'id="{name}"' in text for name in ("l-x", "c-x", "e-x"))
    assert 'name="stored-photos" value="seal&#x27;&quot;"' in text
    assert "stored-photos" not in shown('{% photos form "photos" "Photographs" %}', form=Form())
