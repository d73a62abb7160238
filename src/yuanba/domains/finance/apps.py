"""The Django app."""

from django.apps import AppConfig

from yuanba.kernel.text import gettext_noop as _
from yuanba.platform.access.actions import register_actions


class FinanceConfig(AppConfig):
    """Label `finance`."""

    name = "yuanba.domains.finance"
    label = "finance"

    def ready(self) -> None:
        """Register the domain's actions, and what its rows at places are called."""
        from yuanba.domains.finance import events, reactions  # noqa: F401  register themselves
        from yuanba.domains.finance.models import (
            BankLine,
            Bill,
            BillLine,
            OnlineOrder,
            Payment,
            Reminder,
            RevenueContract,
            Situation,
            Skipped,
            Voucher,
        )
        from yuanba.domains.finance.permissions import PERMISSIONS
        from yuanba.domains.finance.queries.gathering import gathered_bills, gathered_payments
        from yuanba.domains.people.public import register_export
        from yuanba.domains.places.public import register_hanging

        register_actions(PERMISSIONS)
        register_export("bills", gathered_bills)
        register_export("payments", gathered_payments)
        register_hanging(BankLine, _("lines of the bank"))
        register_hanging(Bill, _("bills"))
        register_hanging(BillLine, _("lines of bills"))
        register_hanging(OnlineOrder, _("orders paid by telephone"))
        register_hanging(Payment, _("payments"))
        register_hanging(Reminder, _("reminders of fees"))
        register_hanging(RevenueContract, _("contracts about common parts"))
        register_hanging(Situation, _("spaces to park and notes of empty homes"))
        register_hanging(Voucher, _("vouchers"))
        register_hanging(Skipped, _("notes of bills left out"))
