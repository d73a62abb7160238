"""How a page is shown to this browser: language, elder view and its size, light or dark. Kept in cookies."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

CHOICES: dict[str, tuple[str, tuple[str, ...]]] = {
    "language": ("yb_lang", ("zh-hans", "en")),
    "view": ("yb_view", ("plain", "elder")),
    "size": ("yb_size", ("18", "22", "26", "30")),
    "theme": ("yb_theme", ("auto", "light", "dark")),
}
YEAR_SECONDS = 365 * 24 * 3600


@dataclass(frozen=True)
class Preferences:
    """One chosen value per choice; the first is the default."""

    language: str
    view: str
    size: str
    theme: str

    @property
    def is_elder(self) -> bool:
        """Large type, large targets."""
        return self.view == "elder"


def prefs_of(request: HttpRequest) -> Preferences:
    """What the cookies say; anything unknown is the default."""
    chosen = {}
    for name, (cookie, values) in CHOICES.items():
        value = request.COOKIES.get(cookie, "")
        chosen[name] = value if value in values else ("22" if name == "size" else values[0])
    return Preferences(**chosen)


def is_chosen(request: HttpRequest, name: str) -> bool:
    """Whether this browser was told of a choice."""
    cookie, values = CHOICES[name]
    return request.COOKIES.get(cookie, "") in values


def keep(response: HttpResponse, name: str, value: str, *, secure: bool) -> None:
    """Set the cookie of one choice; unknown names and values are left alone."""
    cookie, values = CHOICES.get(name, ("", ()))
    if value in values:
        response.set_cookie(cookie, value, max_age=YEAR_SECONDS, httponly=True, samesite="Lax", secure=secure)


def safe_next(request: HttpRequest, target: str, default: str = "/") -> str:
    """A way back on this site, or the default; no control characters, which browsers drop before they read it."""
    fits = target.isprintable() and target.startswith("/") and not target.startswith(("//", "/\\"))
    fits = fits and url_has_allowed_host_and_scheme(target, allowed_hosts=None, require_https=request.is_secure())
    return target if fits else default
