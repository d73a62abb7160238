"""Programs."""

from tests.prove.routes.rows import ACTING, ALL_200, ALL_201, ALL_404, HANDLERS, NOTERS, by_key, get, post

PHOTOS = "api/v1/yards/<code>/cases/<case_id>/photos"
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
    get(PHOTOS, "401 404 200 200 200 200 200 200 200 404 404 404"),
    get(PHOTOS, "401 404 200 200 200 200 404 200 404 404 404 404", case="private"),
    get(f"{PHOTOS}/<photo_id>", "401 404 200 200 200 200 200 200 200 404 404 404"),
    post(PHOTOS, by_key(NOTERS), case="in-work", data={"text": "到场看过", "photos": "$picture"}, is_form=True),
    post(
        PHOTOS,
        by_key(HANDLERS),
        case="in-work",
        data={"verb": "resolve", "text": "换好了", "photos": "$picture"},
        is_form=True,
    ),
    get("api/v1/follow/<code>/<token>/photos", ALL_200),
    get("api/v1/follow/<code>/<token>/photos/<photo_id>", ALL_200),
    post("api/v1/follow/<code>/<token>/photos", ALL_200, data={"photos": "$picture"}, is_form=True),
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
