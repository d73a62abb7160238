"""Signing in, and the own account."""

from tests.factories.people import PASSWORD
from tests.prove.routes.rows import ALL_200, ALL_302, ALL_422, ALL_IN, BY_ALL, BY_NOBODY, NOT_GOOD, SIGNED_IN, get, post

ROWS = (
    get("sign-in/", ALL_200),
    post("sign-in/", ALL_422, data={"username": "nobody", "password": "x"}),
    post("sign-in/", ALL_302, data={"username": "manager", "password": PASSWORD}),
    post("sign-in/", ALL_422, data={"act": "ask", "phone": "12"}),
    post("sign-in/", ALL_422, data={"act": "code", "phone": "13800009999", "asked": "none", "code": "123456"}),
    get("sign-in/second/", ALL_IN),
    post("sign-in/second/", ALL_IN, data={"code": "123456"}),
    get("my/second/", SIGNED_IN),
    post("my/second/", BY_ALL, data={"act": "enrol"}),
    post("my/second/", BY_NOBODY, data={"act": "confirm", "code": "123456", "password": PASSWORD}),
    post("my/second/", BY_NOBODY, data={"act": "remove", "code": "123456"}),
    post("sign-out/", ALL_302),
    get("prefs/", ALL_200),
    post("prefs/", ALL_302, data={"view": "elder"}),
    get("my/devices/", SIGNED_IN),
    post("my/devices/end/", BY_ALL, data={"which": "others"}),
    post("my/devices/end/", BY_NOBODY, data={"which": "$case"}),
    get("my/password/", SIGNED_IN),
    get("my/phone/", SIGNED_IN),
    post("my/phone/", NOT_GOOD, data={"act": "ask", "phone": "12"}),
    post("my/phone/", NOT_GOOD, data={"act": "code", "phone": "13800009999", "code": "1", "password": PASSWORD}),
    post("my/password/", BY_ALL, data={"old": PASSWORD, "new": "another system by the river"}),
)
