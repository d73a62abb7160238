"""`yuanba people issue-key ACCOUNT LABEL`, `keys`, `revoke-key ID`, `reset-second ACCOUNT`."""

from typing import Any
from uuid import UUID

from django.core.management.base import CommandError, CommandParser

from yuanba.domains.people.models import Account, ApiKey
from yuanba.domains.people.rules import plain_username
from yuanba.domains.people.usecases.issue_api_key import issue_api_key
from yuanba.domains.people.usecases.reset_second_factor import reset_second_factor
from yuanba.domains.people.usecases.revoke_api_key import revoke_api_key
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.ready import DatabaseCommand


class Command(DatabaseCommand):
    """A key is shown once, when it is issued; only its digest is kept."""

    help = "Issue, list and revoke the keys of programs; take a lost authenticator away."

    def add_arguments(self, parser: CommandParser) -> None:
        """One verb with its words."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        issue = verbs.add_parser("issue-key", help="print a new key with the rights of an account")
        issue.add_argument("account", help="user name of the account it acts as")
        issue.add_argument("label", help="which program it is for")
        verbs.add_parser("keys", help="list the keys")
        verbs.add_parser("revoke-key", help="end a key").add_argument("key", type=UUID)
        reset = verbs.add_parser("reset-second", help="take the authenticator of an account away, and end its sessions")
        reset.add_argument("account", help="user name")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do the verb."""
        if options["verb"] == "issue-key":
            self.stdout.write(self._issue(options["account"], options["label"]))
        elif options["verb"] == "revoke-key":
            self._revoke(options["key"])
        elif options["verb"] == "reset-second":
            self._reset(options["account"])
        else:
            for key in ApiKey.objects.select_related("account").order_by("id"):
                ended = f"revoked {key.revoked_at:%Y-%m-%d}" if key.revoked_at else "valid"
                self.stdout.write(f"{key.id}  {key.account.username}  {key.label}  {ended}")

    def _issue(self, username: str, label: str) -> str:
        return issue_api_key(actor=SYSTEM, account=_account(username), label=label)

    def _reset(self, username: str) -> None:
        try:
            reset_second_factor(actor=SYSTEM, account=_account(username))
        except Refusal:
            raise CommandError(f"{username} uses no authenticator.") from None
        self.stdout.write("gone, and every session of the account is over")

    def _revoke(self, key_id: UUID) -> None:
        try:
            revoke_api_key(actor=SYSTEM, key_id=key_id)
        except Refusal:
            raise CommandError(f"There is no key {key_id}.") from None
        self.stdout.write("revoked; a server that used it just now notices within five seconds")


def _account(username: str) -> Account:
    account = Account.objects.filter(username=plain_username(username), is_active=True).first()
    if account is None:
        raise CommandError(f"There is no open account {username}.")
    return account
