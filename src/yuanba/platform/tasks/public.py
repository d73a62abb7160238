"""What other rooms may call."""

from yuanba.platform.tasks.periodic import failing, periodic, run_due
from yuanba.platform.tasks.retry import task

__all__ = ["failing", "periodic", "run_due", "task"]
