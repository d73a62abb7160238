"""What other services call: absent where it is off, whoever calls."""

from tests.prove.routes.rows import ALL_404, get, post

ROWS = (get("wechat/messages/", ALL_404), post("wechat/messages/", ALL_404), post("wechat/pay/", ALL_404))
PAGES = ()
NO_PAGES = {"wechat/messages/", "wechat/pay/"}


def known(town):
    """Nothing of the town is needed."""
    return {}
