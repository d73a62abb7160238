"""What other rooms may call."""

from yuanba.platform.audit.seal import seal, trust, trusted, verify

__all__ = ["seal", "trust", "trusted", "verify"]
