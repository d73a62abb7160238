"""The Django app."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Label `tasks`."""

    name = "yuanba.platform.tasks"
    label = "tasks"
