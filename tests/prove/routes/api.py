"""Programs."""

from tests.prove.routes.rows import ACTING, ALL_200, ALL_201, ALL_404, HANDLERS, by_key, get, post

ROWS = (
    get("api/v1/openapi.json", ALL_200),
    get("api/v1/", ALL_404),
    get("api/v1/yards/<code>", ALL_200),
    get("api/v1/yards/<code>/policy", ALL_200),
    get("api/v1/yards/<code>/figures", ALL_200),
    post("api/v1/doors/<code>/<token>/cases", ALL_201, data={"text": "楼道灯不亮"}),
    post(
        "api/v1/yards/<code>/cases",
        "401 404 404 201 201 201 201 201 201 404 404 404",
        data={"text": "电话里说水管漏了"},
    ),
    get("api/v1/yards/<code>/cases", "401 404 404 200 200 200 200 200 200 404 404 404"),
    get("api/v1/yards/<code>/cases/<case_id>", "401 404 200 200 200 200 200 200 200 404 404 404"),
    get("api/v1/yards/<code>/cases/<case_id>", "401 404 200 200 200 200 404 200 404 404 404 404", case="private"),
    get("api/v1/follow/<code>/<token>", ALL_200),
    post(
        "api/v1/follow/<code>/<token>/<verb>",
        ALL_200,
        more={"verb": "confirm"},
        case="resolved",
        data={"rating": "good"},
    ),
    post(
        "api/v1/follow/<code>/<token>/<verb>",
        ALL_200,
        more={"verb": "request_reopen"},
        case="resolved",
        data={"text": "还在响"},
    ),
    post("api/v1/follow/<code>/<token>/<verb>", ALL_200, more={"verb": "rate"}, case="closed", data={"rating": "fair"}),
    *(
        post("api/v1/yards/<code>/cases/<case_id>/<verb>", by_key(statuses), more={"verb": verb}, case=state, data=data)
        for verb, state, statuses, data in ACTING
    ),
    post(
        "api/v1/yards/<code>/cases/<case_id>/<verb>",
        by_key(HANDLERS),
        more={"verb": "take_up"},
        case="new",
        data={"kind": "repair", "level": "middling", "category": "lift", "text": "下午来修。", "how": "phoned"},
    ),
)
