"""Calls to sign: on the desk, from oversight, by API."""

from tests.prove.acts import open_all
from tests.prove.routes.rows import BY_NOBODY, MANAGER, SIGNED_IN, by_key, get, post

#       stranger neighbour reporter engineer butler manager program supervisor street operator far far
SEE = "in 404 404 404 404 200 404 200 200 404 404 404"
MAKE = "in 404 404 404 404 404 404 200 200 404 404 404"
BASE, API = "desk/<code>/calls-to-sign/", "api/v1/yards/<code>/calls"
SAID = {"title": "文明养犬倡议", "text": "牵绳，清便。", "issuer": "柳溪社区"}
ROWS = (
    get(BASE, SEE),
    get(f"{BASE}new/", MAKE),
    post(f"{BASE}new/", MAKE.replace("200", "302"), data=SAID | {"key": "a"}),
    post(f"{BASE}<number>/withdraw/", MAKE.replace("200", "302")),
    get("oversight/calls-to-sign/", "in 404 404 404 404 404 404 302 302 404 404 302"),
    get(API, by_key(SIGNED_IN)),
    get(f"{API}/<number>", by_key(SIGNED_IN)),
    post(API, by_key(MAKE).replace("200", "201"), data=SAID),
    post(f"{API}/<number>/withdraw", by_key(MAKE)),
    post(f"{API}/<number>/sign", by_key(MANAGER), data={"estate": "JG", "kind": "estate"}),
    post(f"{API}/<number>/unsign", by_key(BY_NOBODY), data={"estate": "JG", "kind": "estate"}),
)
PAGES = (
    ("supervisor", BASE, "", open_all),
    ("supervisor", BASE, "?done=made", None),
    ("manager", BASE, "", None),
    ("supervisor", f"{BASE}new/", "", None),
    ("supervisor", "desk/<seat>/calls-to-sign/", "", None),
)
NO_PAGES = {f"{BASE}<number>/withdraw/", "oversight/calls-to-sign/"}


def known(town):
    return {}
