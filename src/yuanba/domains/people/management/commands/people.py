"""`yuanba people`: open-operator, letter ACCOUNT, issue-key ACCOUNT LABEL, keys, revoke-key ID, reset-second."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.db.models import Q

from yuanba.domains.people.models import Account, ApiKey, Post
from yuanba.domains.people.models.accounts import number_digest
from yuanba.domains.people.queries.spans import in_force
from yuanba.domains.people.rules import LETTER_DAYS, plain_phone, plain_username
from yuanba.domains.people.usecases.issue_api_key import issue_api_key
from yuanba.domains.people.usecases.open_operator import Office, open_operator
from yuanba.domains.people.usecases.reset_second_factor import reset_second_factor
from yuanba.domains.people.usecases.revoke_api_key import revoke_api_key
from yuanba.domains.people.usecases.write_letter import MadeLetter, write_letter
from yuanba.kernel import clock
from yuanba.kernel.errors import CATALOGUE, Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.ready import DatabaseCommand


class Command(DatabaseCommand):
    """A key is shown once, when it is issued; only its digest is kept."""

    help = "Open the first operator; write letters for passwords; keys of programs; take a lost authenticator away."

    def add_arguments(self, parser: CommandParser) -> None:
        """One verb with its words."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        _operator_words(verbs.add_parser("open-operator", help="the first operator of a new installation"))
        letter = verbs.add_parser("letter", help="a one-time code by which somebody with a post sets a password")
        letter.add_argument("account", help="user name, or the mobile number of who has none")
        issue = verbs.add_parser("issue-key", help="print a new key with the rights of an account")
        issue.add_argument("account", help="user name of the account it acts as")
        issue.add_argument("label", help="which program it is for")
        verbs.add_parser("keys", help="list the keys")
        verbs.add_parser("revoke-key", help="end a key").add_argument("key", type=UUID)
        reset = verbs.add_parser("reset-second", help="take the authenticator of an account away, and end its sessions")
        reset.add_argument("account", help="user name")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do the verb."""
        if options["verb"] == "open-operator":
            self._open(options)
        elif options["verb"] == "letter":
            self._letter(options["account"])
        elif options["verb"] == "issue-key":
            self.stdout.write(self._issue(options["account"], options["label"]))
        elif options["verb"] == "revoke-key":
            self._revoke(options["key"])
        elif options["verb"] == "reset-second":
            self._reset(options["account"])
        else:
            for key in ApiKey.objects.select_related("account").order_by("id"):
                ended = f"revoked {key.revoked_at:%Y-%m-%d}" if key.revoked_at else "valid"
                self.stdout.write(f"{key.id}  {key.account.username}  {key.label}  {ended}")

    def _open(self, options: dict[str, Any]) -> None:
        words = {name: options[name] for name in ("name", "phone", "username", "beside")}
        office = Office(options["city"], options["city_name"], options["office"], options["office_name"])
        try:
            made = open_operator(actor=SYSTEM, office=office, **words)
        except Refusal as refusal:
            raise CommandError(_why(refusal)) from None
        self._show(made)

    def _letter(self, known_as: str) -> None:
        account = _account(known_as)
        posts = Post.objects.filter(in_force(clock.today()), account=account).exclude(role="program")
        post = posts.select_related("yard").order_by("id").first()
        if post is None:
            raise CommandError(f"{known_as} holds no post: residents sign in with a code sent to their number.")
        self._show(write_letter(actor=SYSTEM, yard=post.yard, post_id=post.id))

    def _show(self, made: MadeLetter) -> None:
        """The code goes to whoever asked, and nowhere else."""
        site = settings.YUANBA_PUBLIC_URL or "this server"
        self.stdout.write(f"for     {made.letter.account.name} ({made.letter.account.username or 'no user name yet'})")
        self.stdout.write(f"open    {site.rstrip('/')}/sign-in/letter/")
        self.stdout.write(f"code    {made.code}")
        self.stdout.write(f"once, within {LETTER_DAYS} days; it asks for a new password, then for the second step")

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


def _operator_words(parser: CommandParser) -> None:
    parser.add_argument("--name", required=True, help="what the person is called")
    parser.add_argument("--phone", required=True, help="mobile number")
    parser.add_argument("--username", required=True, help="what the person types to sign in")
    parser.add_argument("--beside", default="", help="user name of an operator there is, to open another one")
    parser.add_argument("--city", default=Office.city, help="code of four figures (5101 is Chengdu)")
    parser.add_argument("--city-name", default=Office.city_name)
    parser.add_argument("--office", default=Office.code, help="code of the operator's office")
    parser.add_argument("--office-name", default=Office.name)


def _why(refusal: Refusal) -> str:
    """The refusal and those of its fields, in words."""
    said = [refusal.words % refusal.data, *(CATALOGUE[code].words % refusal.data for code in refusal.fields.values())]
    return " ".join(said)


def _account(username: str) -> Account:
    known = Q(username=plain_username(username)) | Q(phone_digest=number_digest(plain_phone(username)))
    account = Account.objects.filter(known, is_active=True).first()
    if account is None:
        raise CommandError(f"There is no open account {username}.")
    return account
