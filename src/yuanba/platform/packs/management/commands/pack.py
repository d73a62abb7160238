"""`yuanba pack`: a whole yard out, looked at, in, compared."""

import getpass
import os
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from yuanba.kernel.errors import Refusal
from yuanba.platform.audit import keys
from yuanba.platform.packs import public as packs
from yuanba.platform.yards.public import by_code
from yuanba.platform.yards.ready import DatabaseCommand

WANTED = {
    "key": 0,
    "export": 2,
    "release": 2,
    "back": 1,
    "verify": 1,
    "import": 1,
    "receipt": 2,
    "confirm": 1,
    "compare": 2,
}
HELP = (
    "Hand a whole yard over. Here: export CODE FILE | release CODE FILE | back CODE | confirm RECEIPT --from KEY. "
    "There: key | verify FILE --from KEY | import FILE --from KEY | receipt CODE FILE. Anywhere: compare A B."
)
SIGNED = "signed with the key {key}: tell it to the receiver by another way than the file"


class Command(DatabaseCommand):
    """One verb each; the passphrase comes from YUANBA_PACK_PASSPHRASE, from a file, or is asked for."""

    help = HELP

    def add_arguments(self, parser: CommandParser) -> None:
        """A verb and what it works on."""
        parser.add_argument("verb", choices=WANTED)
        parser.add_argument("what", nargs="*")
        parser.add_argument("--to", default="", help="the receiver's key, as `yuanba pack key` prints it there")
        parser.add_argument("--from", dest="signer", default="", help="the key that signed, confirmed with the sender")
        parser.add_argument("--passphrase-file", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; a refusal ends with exit code 1 and says why."""
        if len(options["what"]) != WANTED[options["verb"]]:
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
        self.stdout.write(SIGNED.format(key=packs.signing_key()))

    def _release(self, code: str, file: str, *, options: dict[str, Any]) -> None:
        lock = self._lock(options, ask=False)
        said = lock if lock.passphrase or lock.receiver else None
        made = packs.release(yard=by_code(code), to=Path(file), by=getpass.getuser(), lock=said)
        self.stdout.write(f"released, and only read here now: {_counts(made)}")
        self.stdout.write(SIGNED.format(key=packs.signing_key()))

    def _back(self, code: str, *, options: dict[str, Any]) -> None:
        done = packs.take_back(yard=by_code(code), by=getpass.getuser())
        self.stdout.write("taken back: it is written here again" if done else "it was never away")

    def _receipt(self, code: str, file: str, *, options: dict[str, Any]) -> None:
        Path(file).write_bytes(packs.receipt_of(by_code(code)))
        self.stdout.write(
            f"receipt written: send it to the old system. It is signed with the key {keys.public_key().hex()}"
        )

    def _confirm(self, file: str, *, options: dict[str, Any]) -> None:
        said = packs.read_receipt(Path(file).read_bytes())
        signer = options["signer"] or self._asked(
            f"{said.code} was received by the system with the key {said.key}", said
        )
        packs.confirm(said, signer=signer, by=getpass.getuser())
        self.stdout.write(f"confirmed: {said.code} is there since {said.at}, root {said.root}")

    def _verify(self, file: str, *, options: dict[str, Any]) -> None:
        with packs.opening(Path(file), self._lock(options)) as pack:
            packs.check_signer(pack, options["signer"] or pack.key)
            packs.verify(pack)
            said = pack.manifest
        self.stdout.write(f"{said.yard['code']}, written {said.at} by {said.by}, signed with the key {pack.key}")
        self.stdout.write(f"whole: {_counts(said)}")
        if not options["signer"]:
            self.stdout.write("whose key that is was not looked at: confirm it with the sender, then --from KEY")

    def _import(self, file: str, *, options: dict[str, Any]) -> None:
        with packs.opening(Path(file), self._lock(options)) as pack:
            words = f"{pack.manifest.yard['code']} is signed with the key {pack.key}"
            signer = options["signer"] or self._asked(words, pack)
            taken = packs.take(pack, signer=signer, by=getpass.getuser())
        for fault in taken.faults:
            self.stderr.write(f"evidence: {fault}")
        self.stdout.write(f"equal: {_counts(taken.manifest)}")

    def _asked(self, words: str, said: packs.Pack | packs.Receipt) -> str:
        """The key, where somebody at the terminal says that it is the other system's."""
        if not sys.stdin.isatty():
            return ""
        self.stdout.write(words)
        return said.key if input("Is this the key of the other system? (yes/no) ") == "yes" else ""

    def _compare(self, one: str, other: str, *, options: dict[str, Any]) -> None:
        lock = self._lock(options)
        with packs.opening(Path(one), lock) as first, packs.opening(Path(other), lock) as second:
            packs.verify(first)
            packs.verify(second)
            found = packs.differences(first.manifest, second.manifest)
            packs.note_compared(first.manifest, same=not found, by=getpass.getuser())
        if found:
            raise CommandError("not equal: " + "; ".join(found))
        self.stdout.write(f"equal: {_counts(first.manifest)}")


def _counts(said: packs.Manifest) -> str:
    return f"{len(said.tables)} tables, {said.rows} rows, {said.files} files, root {said.root}"
