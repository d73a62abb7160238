"""What other rooms may call."""

from yuanba.platform.sealed.fields import Sealed, SealedChars, SealedText, column, columns, stored
from yuanba.platform.sealed.sealing import Unreadable, mark, new_key, seal, search_digest, unseal

__all__ = [
    "Sealed",
    "SealedChars",
    "SealedText",
    "Unreadable",
    "column",
    "columns",
    "mark",
    "new_key",
    "seal",
    "search_digest",
    "stored",
    "unseal",
]
