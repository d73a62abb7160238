"""Tables of contracts."""

from yuanba.domains.contracts.models.contracts import Contract, Saldo, Version

__all__ = ["Contract", "Saldo", "Version"]
