"""What the long proofs share: the demo town on the server."""

import pytest
from django.core.management import call_command

from yuanba.platform.yards.public import forget


@pytest.fixture
def demo(live):
    """The demo town, served."""
    forget()
    call_command("demo", verbosity=0)
    return live
