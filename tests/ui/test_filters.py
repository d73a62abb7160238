"""Filters and tags of templates: times in the view of the browser, telephones, words of codes, text that stays text."""

from datetime import datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils.translation import override

from tests.support.pages import SIGNS
from yuanba.kernel import clock
from yuanba.ui.preferences import Preferences

NOW = datetime(2026, 3, 2, 12, tzinfo=clock.SHANGHAI)
HOUR = timedelta(hours=1)
PLAIN, ELDER = Preferences("zh-hans", "plain", "22", "auto"), Preferences("zh-hans", "elder", "22", "auto")


@pytest.fixture(autouse=True)
def _noon():
    with clock.at(NOW), override("zh-hans"):
        yield


def shown(text, **more):
    return Template(text).render(Context({"prefs": PLAIN} | more))


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("{{ one|left }}", NOW + HOUR, "还剩 1 时 00 分"),
        ("{{ one|left }}", NOW - HOUR, "迟 1 时 00 分"),
        ("{{ one|ago }}", NOW - 2 * HOUR, "2 时 00 分"),
        ("{{ one|day }}", NOW - 24 * HOUR, "昨天"),
        ("{{ one|is_past }}", NOW - HOUR, "True"),
        ("{{ one|is_past }}", NOW, "False"),
        ("{{ one|is_past }}", None, "False"),
        ("{{ one|spaced }}", "13800004402", "138 0000 4402"),
        ("{{ one|masked }}", "13800004402", "138 **** 4402"),
        ("{{ one|tel }}", "028-0000 1203", "tel:02800001203"),
        ("{{ one|at:'a' }}", {"a": 7}, "7"),
        ("{{ one|at:'b' }}", {"a": 7}, ""),
        ("{{ 'repair'|dict_words:one }}", {"repair": "Repair"}, "报修"),
        ("{{ 'x'|dict_words:one }}", {"repair": "Repair"}, "x"),
        ("{% when one %}", NOW + HOUR, "今天 13:00"),
        ("{% when one %}", None, ""),
        ("{% before one %}", NOW + HOUR, "今天 13:00 前"),
        ("{% before one %}", None, ""),
    ],
)
def test_words(text, value, words):
    assert shown(text, one=value) == words


@pytest.mark.parametrize(("tag", "words"), [("when", "今天下午 1:00"), ("before", "今天下午 1:00 前")])
def test_the_elder_reads_the_hour_as_it_is_said(tag, words):
    assert shown(f"{{% {tag} one %}}", one=NOW + HOUR, prefs=ELDER) == words


def test_what_somebody_typed_stays_text():
    evil = '"><script>alert(1)</script>'
    for text in ('{% badge "ok" "ok" one %}', "{{ one|tel }}", "{{ one|spaced }}", "{{ one|dict_words:table }}"):
        assert "<script>" not in shown(text, one=evil, table={})


def test_a_badge_is_a_sign_and_words():
    assert "icons.svg#warn" in shown('{% badge "late" "warn" "迟" %}')
    assert "<svg" not in shown('{% badge "late" "" "迟" %}')


@pytest.mark.parametrize(("tick", "count"), [(-1, 0), (0, 1), (66, 1), (100, 1)])
def test_a_tick_stands_where_it_is_asked_for(tick, count):
    text = shown("{% bar 1 2 '' tick %}", tick=tick)
    assert text.count('class="tick"') == count
    assert count == 0 or f'x="{tick}%"' in text


def test_the_sprite_holds_each_sign_once_and_all_are_drawn():
    assert len(SIGNS) > 20
    assert "" not in SIGNS
