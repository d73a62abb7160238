"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from yuanba.ui.preferences import prefs_of


def page(request: HttpRequest) -> dict[str, Any]:
    """Preferences, who asks, and whether this is a demo."""
    return {
        "prefs": getattr(request, "preferences", None) or prefs_of(request),
        "actor": getattr(request, "actor", None),
        "here": getattr(request, "page", request.get_full_path()),
        "page_at": getattr(request, "page", request.path).partition("?")[0],  # where a refused form came from too
        "help_line": getattr(request, "help_line", ""),
        "owes": getattr(request, "owes", None),
        "is_demo": settings.YUANBA_DEMO,
    }
