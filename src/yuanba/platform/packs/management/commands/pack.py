"""`yuanba pack`: a whole yard out, looked at, in, compared."""

import getpass
import os
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from yuanba.kernel.errors import Refusal
from yuanba.platform.packs import public as packs
from yuanba.platform.yards.public import by_code
from yuanba.platform.yards.ready import DatabaseCommand

VERBS = ("key", "export", "verify", "import", "compare")


class Command(DatabaseCommand):
    """One verb each; the passphrase comes from YUANBA_PACK_PASSPHRASE, from a file, or is asked for."""

    help = "Hand a whole yard over: key | export CODE FILE | verify FILE | import FILE --from KEY | compare A B."

    def add_arguments(self, parser: CommandParser) -> None:
        """A verb and what it works on."""
        parser.add_argument("verb", choices=VERBS)
        parser.add_argument("what", nargs="*")
        parser.add_argument("--to", default="", help="the receiver's key, as `yuanba pack key` prints it there")
        parser.add_argument("--from", dest="signer", default="", help="the key that signed, confirmed with the sender")
        parser.add_argument("--passphrase-file", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; a refusal ends with exit code 1 and says why."""
        wanted = {"key": 0, "export": 2, "verify": 1, "import": 1, "compare": 2}[options["verb"]]
        if len(options["what"]) != wanted:
            raise CommandError(self.help)
        try:
            getattr(self, f"_{options['verb']}")(*options["what"], options=options)
        except Refusal as refusal:
            raise CommandError(refusal.words % refusal.data) from None

    def _lock(self, options: dict[str, Any], *, ask: bool = True) -> packs.Lock:
        if options["to"]:
            return packs.Lock(receiver=options["to"])
        if options["passphrase_file"]:
            return packs.Lock(Path(options["passphrase_file"]).read_text(encoding="utf-8").strip())
        told = os.environ.get("YUANBA_PACK_PASSPHRASE", "")
        return packs.Lock(told or (getpass.getpass("passphrase: ") if ask and sys.stdin.isatty() else ""))

    def _key(self, *, options: dict[str, Any]) -> None:
        self.stdout.write(packs.receiving_key())

    def _export(self, code: str, file: str, *, options: dict[str, Any]) -> None:
        made = packs.export(yard=by_code(code), to=Path(file), lock=self._lock(options), by=getpass.getuser())
        self.stdout.write(f"written: {_counts(made)}")

    def _verify(self, file: str, *, options: dict[str, Any]) -> None:
        with packs.opening(Path(file), self._lock(options)) as pack:
            packs.verify(pack)
            said = pack.manifest
        self.stdout.write(f"{said.yard['code']}, written {said.at} by {said.by}, signed with the key {pack.key}")
        self.stdout.write(f"whole: {_counts(said)}")

    def _import(self, file: str, *, options: dict[str, Any]) -> None:
        with packs.opening(Path(file), self._lock(options)) as pack:
            signer = options["signer"] or self._confirmed(pack)
            taken = packs.take(pack, signer=signer, by=getpass.getuser())
        for fault in taken.faults:
            self.stderr.write(f"evidence: {fault}")
        self.stdout.write(f"equal: {_counts(taken.manifest)}")

    def _confirmed(self, pack: packs.Pack) -> str:
        """The key, where somebody at the terminal says that it is the sender's."""
        if not sys.stdin.isatty():
            return ""
        self.stdout.write(f"{pack.manifest.yard['code']} is signed with the key {pack.key}")
        return pack.key if input("Is this the sender's key? (yes/no) ") == "yes" else ""

    def _compare(self, one: str, other: str, *, options: dict[str, Any]) -> None:
        lock = self._lock(options)
        with packs.opening(Path(one), lock) as first, packs.opening(Path(other), lock) as second:
            packs.verify(first)
            packs.verify(second)
            found = packs.differences(first.manifest, second.manifest)
        if found:
            raise CommandError("not equal: " + "; ".join(found))
        self.stdout.write(f"equal: {_counts(first.manifest)}")


def _counts(said: packs.Manifest) -> str:
    return f"{len(said.tables)} tables, {said.rows} rows, {said.files} files, root {said.root}"
