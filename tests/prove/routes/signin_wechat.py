"""WeChat, which is off where the proofs run: no way there, and nothing linked."""

from tests.prove.routes.rows import ALL_404, ALL_422, BY_NOBODY, SIGNED_IN, get, post

ROWS = (
    get("sign-in/wechat/", ALL_404),
    get("sign-in/wechat/back/", ALL_422, query="?code=c&state=s"),
    get("my/identities/", SIGNED_IN),
    get("my/identities/link/", BY_NOBODY),
    post("my/identities/unlink/", BY_NOBODY, data={"which": "$case"}),
)
PAGES = (("reporter", "my/identities/", "", None),)
NO_PAGES = {"sign-in/wechat/", "sign-in/wechat/back/", "my/identities/link/", "my/identities/unlink/"}
