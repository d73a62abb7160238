"""The Django app."""

from importlib.util import find_spec

from django.apps import AppConfig


class TriageConfig(AppConfig):
    """Label `triage`; plugged in where scikit-learn is installed (`scripts/setup triage`)."""

    name = "yuanba.integrations.triage"
    label = "triage"

    def ready(self) -> None:
        """Become the port; nothing is loaded before the first text of a yard that has a model."""
        if find_spec("sklearn") is not None:
            from yuanba.domains.cases.public import plug_suggester
            from yuanba.integrations.triage.port import Learnt

            plug_suggester(Learnt())
