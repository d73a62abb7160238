"""The Django app."""

from django.apps import AppConfig


class BoardConfig(AppConfig):
    """Label `board`: a door, no tables."""

    name = "yuanba.interfaces.board"
    label = "board"
