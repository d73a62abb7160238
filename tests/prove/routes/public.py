"""The board, and what the operator sees."""

from tests.prove.routes.rows import ALL_200, ALL_302, get, post

ROWS = (
    get("healthz", ALL_200),
    get("readyz", ALL_200),
    get("metrics", ALL_200),
    get("backoffice/", "in 404 404 404 404 404 404 404 404 200 404 404"),
    post("backoffice/retry/", "in 404 404 404 404 404 404 404 404 302 404 404", data={"id": "$case"}),
    get("b/", ALL_302),
    get("b/<code>/", ALL_200),
    get("b/<code>/cases/", ALL_200),
    get("ui/", ALL_200),
)
