"""`yuanba ledger audit [--yard CODE]`, `yuanba ledger export --yard CODE --book CODE`."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from yuanba.domains.ledger.models import Book
from yuanba.domains.ledger.queries import audit, beancount
from yuanba.platform.yards.ready import DatabaseCommand


class Command(DatabaseCommand):
    """What a stranger can check: the invariants here, and the whole book in the language of another program."""

    help = "Recount the books, or write one as beancount text."

    def add_arguments(self, parser: CommandParser) -> None:
        """One verb with its words."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        recount = verbs.add_parser("audit", help="prove every invariant; exit 1 where one is broken")
        recount.add_argument("--yard", help="code of the yard; without it, all yards")
        export = verbs.add_parser("export", help="write a book as beancount text")
        export.add_argument("--yard", required=True)
        export.add_argument("--book", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        """Do the verb."""
        if options["verb"] == "export":
            book = Book.objects.filter(yard__code=options["yard"], code=options["book"]).first()
            if book is None:
                raise CommandError("There is no such book.")
            for line in beancount(book):
                self.stdout.write(line)
        else:
            self._audit(options["yard"])

    def _audit(self, yard: str | None) -> None:
        books = Book.objects.select_related("yard").order_by("yard__code", "code")
        broken = 0
        for book in books.filter(yard__code=yard) if yard else books:
            for name, faults in audit(book).items():
                broken += len(faults)
                self.stdout.write(f"{book.yard.code}/{book.code} {name}: {len(faults) or 'holds'}")
                for fault in faults[:20]:
                    self.stdout.write(f"    {fault}")
        if broken:
            raise CommandError(f"{broken} faults")
        self.stdout.write("all books hold")
