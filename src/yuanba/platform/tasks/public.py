"""What other rooms may call."""

from yuanba.platform.tasks.periodic import failing, periodic, run_due
from yuanba.platform.tasks.retry import task
from yuanba.platform.tasks.work import sweep_done

__all__ = ["failing", "periodic", "run_due", "sweep_done", "task"]
