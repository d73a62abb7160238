"""Contracts: on the desk, on the notice board, for programs."""

from datetime import date

from tests.factories import contracts as make
from tests.prove.routes.rows import ALL_200, get, post
from yuanba.domains.contracts.public import Contract

#      stranger neighbour reporter engineer butler manager program supervisor street operator manager-far supervisor-far
READ = "in 404 404 404 200 200 404 200 200 200 404 404"
WRITE = "in 404 404 404 404 200 404 200 404 404 404 404"
SIGN = "in 404 404 404 404 404 404 409 404 409 404 404"
KEEP = WRITE.replace("200", "422")
BOOK = "in 404 404 404 404 200 404 200 404 404 404 404"
AGREE = "in 404 404 404 404 404 404 422 404 404 404 404"
TAKE = "in 404 404 404 404 422 404 404 404 404 404 404"
FOLLOWS = {"contract": "$contract_following"}
DRAFT = {"contract": "$contract_draft"}
BASE = "desk/<code>/contracts/"
SIGNED = {"on": "2025-12-20", "owners": "孟秋", "company_signer": "谭志远", "seen": "9"}
ROWS = (
    get(BASE, READ),
    get(f"{BASE}new/", WRITE),
    post(f"{BASE}new/", KEEP, data={"company": ""}),
    get(f"{BASE}<contract>/", READ),
    get(f"{BASE}<contract>/edit/", WRITE, more=DRAFT),
    post(f"{BASE}<contract>/edit/", KEEP, more=DRAFT, data={"company": ""}),
    post(f"{BASE}<contract>/do/<verb>/", SIGN, more=DRAFT | {"verb": "sign"}, data=SIGNED),
    get(f"{BASE}<contract>/handover/", BOOK, more=FOLLOWS),
    post(f"{BASE}<contract>/handover/do/<verb>/", AGREE, more=FOLLOWS | {"verb": "agree"}, data={"on": "2026-01-02"}),
    post(f"{BASE}<contract>/handover/do/<verb>/", TAKE, more=FOLLOWS | {"verb": "take"}, data={"fen": "0"}),
    get("b/<code>/contract/", ALL_200),
    get("api/v1/yards/<code>/contracts", ALL_200),
)
PAGES = (
    ("manager", BASE, "", None),
    ("manager", f"{BASE}new/", "", None),
    ("manager", f"{BASE}<contract>/", "", None),
    ("supervisor", f"{BASE}<contract>/", "", None),
    ("supervisor", f"{BASE}<contract>/edit/", "", None),
    ("manager", f"{BASE}<contract_draft>/edit/", "", None),
    ("supervisor", f"{BASE}<contract_draft>/", "", None),
    ("supervisor", f"{BASE}<contract_following>/handover/", "?kind=money", None),
    ("", "b/<code>/contract/", "", None),
    ("", "b/<code>/contract/", "?area=120.05&spaces=1&empty=1", None),
)
NO_PAGES = {f"{BASE}<contract>/handover/do/<verb>/", f"{BASE}<contract>/do/<verb>/"}


def known(town):
    """One that runs, one that waits to follow it."""
    running = make.signed(town.yard, key="running")
    draft = make.drafted(town.yard, key="following", company="云栖物业", since=date(2027, 7, 1))
    before = make.signed(town.yard, key="before", company="旧雨物业", since=date(2024, 1, 1), until=date(2025, 12, 31))
    Contract.objects.filter(id=running.id).update(succeeds=before)
    return {"contract": running.number, "contract_draft": draft.number, "contract_following": running.number}
