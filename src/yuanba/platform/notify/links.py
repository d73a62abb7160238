"""Links in messages that leave the house. Without a public address there are none, rather than wrong ones."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

PATH = "path"


def with_path(data: dict[str, Any], link: str) -> dict[str, Any]:
    """The data with the path of a link on this site, without its slashes: n/JG/12."""
    path = link.strip("/")
    return data | {PATH: path} if settings.YUANBA_PUBLIC_URL and path else data


def link_in(data: Mapping[str, Any]) -> str:
    """The whole address that a message ends with, or nothing."""
    site: str = settings.YUANBA_PUBLIC_URL
    return f"{site}/{data[PATH]}/" if site and data.get(PATH) else ""
