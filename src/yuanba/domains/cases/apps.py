"""The Django app."""

from django.apps import AppConfig

from yuanba.kernel.text import gettext_noop as _
from yuanba.platform.access.actions import register_actions


class CasesConfig(AppConfig):
    """Label `cases`."""

    name = "yuanba.domains.cases"
    label = "cases"

    def ready(self) -> None:
        """Register the domain's actions and reactions."""
        from yuanba.domains.cases import events, mediating, reactions, telling_up  # noqa: F401  register themselves
        from yuanba.domains.cases import told_followers as _followers  # noqa: F401
        from yuanba.domains.cases import told_messages as _messages  # noqa: F401
        from yuanba.domains.cases import told_privacy as _privacy  # noqa: F401
        from yuanba.domains.cases import told_problems as _problems  # noqa: F401
        from yuanba.domains.cases.forgetting import forget_phones
        from yuanba.domains.cases.models import Case
        from yuanba.domains.cases.moving import rules_follow
        from yuanba.domains.cases.permissions import PERMISSIONS
        from yuanba.domains.cases.queries.gathering import own_cases, own_disputes, own_followed, own_words
        from yuanba.domains.people.public import register_export, register_forgetting
        from yuanba.domains.places.public import register_following, register_hanging

        register_actions(PERMISSIONS)
        register_export("cases", own_cases)
        register_export("case_words", own_words)
        register_export("followed", own_followed)
        register_export("disputes", own_disputes, for_self=True)
        register_forgetting("cases", forget_phones)
        register_hanging(Case, _("cases"))
        register_following(rules_follow)
