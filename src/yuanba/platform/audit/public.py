"""What other rooms may call."""

from yuanba.platform.audit.seal import seal, verify

__all__ = ["seal", "verify"]
