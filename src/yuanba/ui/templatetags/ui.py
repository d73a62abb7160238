"""Tags and filters of the visual language; built in, no `{% load %}` needed."""

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from yuanba.kernel import clock
from yuanba.kernel.money import format_decimal, format_yuan
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import LONGEST_SECONDS
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import closed
from yuanba.ui import words
from yuanba.ui.forms import Form

register = template.Library()


@register.simple_tag
def icon(name: str, size: str = "i") -> SafeString:
    """A sign of the sprite; always beside words."""
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#{}"></use></svg>',
        size,
        static("ui/icons.svg"),
        name,
    )


@register.simple_tag
def badge(kind: str, sign: str, text: str) -> SafeString:
    """A sign and a word. kind: ok, soon, late, pub, inf, out or empty."""
    return format_html('<span class="badge {}">{}{}</span>', kind, icon(sign) if sign else "", text)


@register.simple_tag
def bar(part: int, whole: int, kind: str = "", tick: int = -1) -> SafeString:
    """A bar of part in whole beside its number, with an ink tick at `tick` percent; not read aloud."""
    width = min(100, part * 100 // whole) if whole else 0
    mark = format_html('<rect class="tick" x="{}%" width="2" height="100%"></rect>', tick) if tick >= 0 else ""
    return format_html(
        '<svg class="bar {}" aria-hidden="true"><rect width="{}%" height="100%" rx="4"></rect>{}</svg>',
        kind,
        width,
        mark,
    )


@register.inclusion_tag("ui/standstill.html", takes_context=True)
def standstill(context: Mapping[str, Any]) -> dict[str, Any]:
    """That the estate of a page was handed over, at its head; nothing where it was not."""
    shown = (context.get(name) for name in ("yard", "case", "notice"))
    yards = {yard_id for one in shown if isinstance(yard_id := getattr(one, "yard_id", None), UUID)}
    return {"still": next(filter(None, map(closed, yards)), None)}


@register.simple_tag(takes_context=True)
def when(context: Mapping[str, Any], moment: datetime | None) -> str:
    """今天 13:40, or 今天下午 1:40 in elder view; empty for None."""
    return words.when(moment, elder=context["prefs"].is_elder) if moment else ""


@register.simple_tag(takes_context=True)
def before(context: Mapping[str, Any], moment: datetime | None) -> str:
    """今天 13:40 前; empty for None."""
    if moment is None:
        return ""
    return gettext("by %(moment)s") % {"moment": when(context, moment)}


@register.filter
def left(due: datetime) -> str:
    """还剩 28 分, or 迟 42 分."""
    return words.left(due)


@register.filter
def is_past(due: datetime | None) -> bool:
    """Whether the moment is over."""
    return due is not None and due < clock.now()


@register.filter
def ago(moment: datetime) -> str:
    """How long since, without the word."""
    return words.span(clock.now() - moment)


@register.filter
def day(moment: datetime) -> str:
    """今天, 明天, 11 月 24 日."""
    return words.day(moment)


@register.filter
def on_day(date: date) -> str:
    """The same of a day without an hour."""
    return words.on_day(date)


@register.filter
def dateline(moment: date) -> str:
    """2026 年 11 月 21 日 星期六."""
    return words.dateline(moment)


@register.filter
def spaced(phone: str) -> str:
    """138 0000 4402."""
    return words.spaced(phone)


@register.filter
def masked(phone: str) -> str:
    """138 **** 4402."""
    return words.masked(phone)


@register.filter
def opening(hours: str) -> list[str]:
    """Opening hours in words, a line a span: 周一至周五 9:00–18:00."""
    return words.opening(hours)


@register.filter
def crowd(case: Any) -> str:
    """How many people have the trouble of a case, and in how many requests; empty where it is one of each."""
    return words.crowd(case.people, case.taken_in + 1)


@register.filter
def staying(actor: Actor, yard: Yard) -> str:
    """The end of an address that keeps the yard for who has rights in several; empty where there is none to keep."""
    yards = {grant.yard for grant in actor.grants}
    return f"?yard={yard.code}" if len(yards) > 1 and yard.id in yards else ""


@register.filter
def named(one: Any, language: str) -> str:
    """The name of somebody or something in this language; the Chinese one where there is no English one."""
    return str(getattr(one, "name_en", "") or one.name) if language == "en" else str(one.name)


@register.filter
def at(mapping: Mapping[str, Any], key: str) -> Any:
    """The value under a key; empty where there is none."""
    return mapping.get(key, "")


@register.filter
def yuan(fen: int) -> str:
    """An amount of fen as yuan: 1,234.50."""
    return format_yuan(fen)


@register.filter
def decimal(value: Fraction) -> str:
    """A price, exactly: 1.98."""
    return format_decimal(value)


@register.filter
def percent(value: Fraction) -> str:
    """A part as per cent, exactly: 0.03."""
    return format_decimal(value * 100)


@register.filter
def tel(phone: str) -> str:
    """A telephone number as an address."""
    return "tel:" + phone.replace(" ", "").replace("-", "")


@register.filter
def dict_words(code: str, table: Mapping[str, str]) -> str:
    """The word of a code in a table of English names, translated."""
    return gettext(table[code]) if code in table else code


@register.inclusion_tag("ui/field.html")
def field(
    form: Form, name: str, label: str, hint: str = "", kind: str = "text", rows: int = 0, **extra: Any
) -> dict[str, Any]:
    """A labelled input with hint and error; `kind` is the type, `rows` makes it a text area."""
    return {
        "name": name,
        "label": label,
        "hint": hint,
        "kind": kind,
        "rows": rows,
        "value": form.values.get(name, ""),
        "error": form.errors.get(name, ""),
        "optional": extra.get("optional", False),
        "autocomplete": extra.get("autocomplete", "off"),
        "inputmode": extra.get("inputmode", ""),
        "maxlength": extra.get("maxlength", ""),
        "uid": extra.get("uid", name),
    }


@register.inclusion_tag("ui/photos.html")
def photos(form: Form, name: str, label: str, hint: str = "", **extra: Any) -> dict[str, Any]:
    """Choosing photographs, with a look at them before they are sent."""
    uid = extra.get("uid", name)
    return {
        "name": name,
        "label": label,
        "hint": hint,
        "error": form.errors.get(name, ""),
        "uid": uid,
        "stored": form.values.get(f"stored-{name}", ""),
        "papers": extra.get("papers", False),
    }


@register.inclusion_tag("ui/sound.html")
def sound(form: Form, label: str, hint: str = "") -> dict[str, Any]:
    """Hold to speak; without script a recording is chosen, or made by the telephone."""
    stored, error = form.values.get("stored-sound", ""), form.errors.get("sound", "")
    return {"label": label, "hint": hint, "error": error, "stored": stored, "longest": LONGEST_SECONDS - 5}


@register.inclusion_tag("ui/papers.html")
def papers(form: Form, name: str, label: str, hint: str = "") -> dict[str, Any]:
    """Choosing documents; they are kept when the form comes back."""
    return photos(form, name, label, hint)


@register.inclusion_tag("ui/errors.html")
def errors(form: Form, **uids: str) -> dict[str, Any]:
    """The summary above a form: what to correct, each with the way to its field; `uids` as given to the fields."""
    return {"form": form, "rows": [(uids.get(name, name), words) for name, words in form.errors.items()]}


@register.inclusion_tag("ui/figure.html")
def figure(part: int, base: int, label: str, link: str = "", base_words: str = "") -> dict[str, Any]:
    """A number, the word under it, the base under that; below ten a count, no rate."""
    tenths = part * 1000 // base if base else 0
    rate = "100" if tenths == 1000 else f"{tenths // 10}.{tenths % 10}"
    return {
        "part": part,
        "base": base,
        "is_rate": base >= 10,
        "rate": rate,
        "label": label,
        "link": link,
        "base_words": base_words,
    }
