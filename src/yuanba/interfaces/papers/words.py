"""Words on paper stand there in both languages; the address on it is the one that people outside can reach."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import override

from yuanba.domains.places import public as places
from yuanba.ui.words import dateline

TEMPLATES = Path(__file__).parent / "templates" / "papers"


@dataclass(frozen=True)
class Both:
    """The same in Chinese and in English; the English may be empty."""

    zh: str
    en: str = ""


def both(say: Callable[[], str]) -> Both:
    """What `say` says in each language."""
    with override("zh-hans"):
        chinese = say()
    with override("en"):
        return Both(chinese, say())


def day(moment: date) -> Both:
    """A day as it stands on paper."""
    return both(lambda: dateline(moment))


def name_of(profile: places.Profile) -> Both:
    """The estate's names."""
    return Both(profile.name, profile.name_en)


def house_words() -> dict[str, str]:
    """What every paper says by itself: Chinese, for its pages are."""
    with override("zh-hans"):
        return {
            "page": _("Page {page} of {pages}"),
            "missing": _("The frames stand for signs that the printer's fonts do not have:"),
        }


def site_of(request: HttpRequest) -> str:
    """The public address of this installation, or else the one this was asked at; no slash at its end."""
    return settings.YUANBA_PUBLIC_URL or request.build_absolute_uri("/").rstrip("/")
