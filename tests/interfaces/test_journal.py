"""A line of the journal is JSON, carries its request, and shows no mobile number."""

import json
import logging

from yuanba.interfaces.journal import JsonLines, request_id


def line(message, **extra):
    record = logging.makeLogRecord({"msg": message, "levelname": "INFO", "name": "yuanba", **extra})
    return json.loads(JsonLines().format(record))


def test_words_and_extras():
    read = line("答复", status=200, path="/desk")
    assert (read["words"], read["status"], read["path"], read["level"]) == ("答复", 200, "/desk", "info")
    assert "request" not in read


def test_the_request_is_named():
    token = request_id.set("r-1")
    try:
        assert line("x")["request"] == "r-1"
    finally:
        request_id.reset(token)


def test_an_id_with_digits_like_a_telephone_stays_whole():
    token = request_id.set("01a1ff65-7d2d-71d3-92ce-10624539306a")
    try:
        assert line("x")["request"] == "01a1ff65-7d2d-71d3-92ce-10624539306a"
    finally:
        request_id.reset(token)


def test_a_mobile_number_is_masked():
    assert line("call 13800138000", phone="13912345678") | {"at": ""} == {
        "at": "",
        "level": "info",
        "logger": "yuanba",
        "words": "call 138****8000",
        "phone": "139****5678",
    }
