"""The Django app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Label `files`."""

    name = "yuanba.platform.files"
    label = "files"
