"""The Django app."""

from django.apps import AppConfig


class SigninConfig(AppConfig):
    """Label `signin`: a door, no tables."""

    name = "yuanba.interfaces.signin"
    label = "signin"
