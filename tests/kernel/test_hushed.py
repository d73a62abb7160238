"""Words for no eyes say no telephone, no address and no secret."""

import pytest

from yuanba.kernel.hushed import hushed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("isv.MOBILE: 13800004402", "isv.MOBILE: 138****4402"),
        ("028-85551234", "028-****234"),
        ("550 <chunyan.li+x@example.cn> unknown", "550 <…@example.cn> unknown"),
        ("/r/JG/AbC-d_=/?x=1", "/r/JG/…/?x=1"),
        ("/f/JG/AbC", "/f/JG/…"),
        ("JG-12-k3m7qx2a", "JG-12-…"),
        ("https://x.cn/s/JG-12-k3m7qx2a/", "https://x.cn/s/JG-12-…/"),
        ("JG-12 on 2026-11-21", "JG-12 on 2026-11-21"),
    ],
)
def test_telephones_addresses_and_secrets_are_covered(text, said):
    assert hushed(text) == said
    assert hushed(said) == said
