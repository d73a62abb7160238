"""The Django app."""

from django.apps import AppConfig

from yuanba.kernel.text import gettext_noop as _
from yuanba.platform.access.actions import register_actions


class EvaluationConfig(AppConfig):
    """Label `evaluation`."""

    name = "yuanba.domains.evaluation"
    label = "evaluation"

    def ready(self) -> None:
        """Register the domain's actions, and what its rows at places are called."""
        from yuanba.domains.evaluation import events  # noqa: F401  register themselves
        from yuanba.domains.evaluation.models import Turn
        from yuanba.domains.evaluation.permissions import PERMISSIONS
        from yuanba.domains.places.public import register_hanging

        register_actions(PERMISSIONS)
        register_hanging(Turn, _("answers to surveys"))
