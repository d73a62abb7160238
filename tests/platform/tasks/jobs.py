"""Tasks for tests; a worker in a process of its own imports them from here."""

import os
from pathlib import Path
from threading import Barrier

from yuanba.platform.tasks.public import task


@task(max_attempts=3)
def note(path, words):
    """Add a line to a file, whole or not at all."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(handle, f"{words}\n".encode())
    os.close(handle)
    return words


@task(max_attempts=3)
def fail(path):
    """Note that it was tried, and fail."""
    note.call(path, "tried")
    raise RuntimeError("cannot")


@task()
def hold(folder):
    """The first time: say so through a pipe and wait for a word through another; later: be done."""
    here = Path(folder)
    note.call(str(here / "runs"), "begun")
    if (here / "runs").read_text().count("begun") > 1:
        return "done again"
    (here / "begun").write_text("begun\n")
    (here / "go").read_text()
    note.call(str(here / "runs"), "ended")
    return "done"


MET = Barrier(2, timeout=30)


@task(max_attempts=1)
def meet():
    """Wait until the other task of this process is running too."""
    MET.wait()
