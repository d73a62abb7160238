"""What of cases is sealed and goes along when a yard is handed over: opened for the pack, sealed anew there."""

from yuanba.domains.cases.models import Contact, HotlineRow
from yuanba.platform.packs.public import Sealing, carry_sealed


def declare() -> None:
    """Tell the room of packs."""
    carry_sealed(Contact, Sealing(_opens, _seals))
    carry_sealed(HotlineRow, Sealing(_opens_row, _seals_row))


def _opens(contact: Contact) -> dict[str, str]:
    return {"sealed_name": contact.name, "sealed_phone": contact.phone, "phone_digest": ""}


def _seals(contact: Contact, said: dict[str, str]) -> None:
    contact.name, contact.phone = said["sealed_name"], said["sealed_phone"]


def _opens_row(row: HotlineRow) -> dict[str, str]:
    return {"sealed_cells": row.cells}


def _seals_row(row: HotlineRow, said: dict[str, str]) -> None:
    row.cells = said["sealed_cells"]
