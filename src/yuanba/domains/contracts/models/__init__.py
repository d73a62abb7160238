"""Tables of contracts."""

from yuanba.domains.contracts.models.contracts import Contract, Saldo, Version
from yuanba.domains.contracts.models.services import ServiceDone

__all__ = ["Contract", "Saldo", "ServiceDone", "Version"]
