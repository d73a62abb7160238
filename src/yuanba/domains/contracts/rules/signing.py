"""Who signed on which day, and what is handed on: checked before it is written down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from yuanba.domains.contracts.rules.checking import MOST_FEN
from yuanba.domains.contracts.rules.vocabulary import SALDOS
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean

register("signer-missing", 422, "Please say who signed, in up to 60 characters.")
register("signed-day", 422, "Please give the day of the signatures: today or before.")
register("saldo-wrong", 422, "A balance is a sum in yuan; only the surplus may be below zero.")
register("contract-why", 422, "Please say why, in up to 300 characters.")
register("contract-stale", 409, "Meanwhile this draft was written anew. Please read it and sign again.")


@dataclass(frozen=True)
class Signing:
    """On which day, and who signed for the owners and for the company."""

    on: date
    owners: str
    company: str


def checked_signing(signing: Signing, today: date) -> Signing:
    """With clean names; refused as `invalid` with a code per field."""
    owners, company = clean(signing.owners), clean(signing.company)
    checks = {
        "owners": "" if 0 < len(owners) <= 60 else "signer-missing",
        "company_signer": "" if 0 < len(company) <= 60 else "signer-missing",
        "on": "" if signing.on <= today else "signed-day",
    }
    wrong = {name: code for name, code in checks.items() if code}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return Signing(signing.on, owners, company)


def checked_saldos(saldos: Mapping[str, int]) -> dict[str, int]:
    """Balances other than zero; refused as `invalid`."""
    wrong = {
        f"saldo_{kind}": "saldo-wrong"
        for kind, fen in saldos.items()
        if kind not in SALDOS or abs(fen) > MOST_FEN or (fen < 0 and kind != "surplus")
    }
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return {kind: fen for kind, fen in saldos.items() if fen}


def checked_why(text: str) -> str:
    """Clean words; refused as `contract-why`."""
    words = clean(text)
    if not 0 < len(words) <= 300:
        raise Refusal("invalid", fields={"why": "contract-why"})
    return words
