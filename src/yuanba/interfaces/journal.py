"""The journal: one JSON object a line, carrying the id of the request it belongs to."""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

request_id: ContextVar[str] = ContextVar("yuanba_request_id", default="")

PHONE = re.compile(r"(?<!\d)(1\d{2})\d{4}(\d{4})(?!\d)")
LANDLINE = re.compile(r"(?<!\d)(0\d{2,3}-?)\d{4,5}(\d{3})(?!\d)")
TOKEN = re.compile(r"(/(?:r|d|follow|doors)/[^/\s\"]+/)[^/\s\"?]+")
OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "request"}


class JsonLines(logging.Formatter):
    """Time, level, logger, words, request id and what was given as `extra`; telephones and tokens are masked.

    The id of the request is put behind what is masked: its digits may look like a telephone.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line of JSON; an exception is put under `error`."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "words": record.getMessage(),
        }
        line |= {key: value for key, value in vars(record).items() if key not in OWN}
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        text = PHONE.sub(r"\1****\2", json.dumps(line, ensure_ascii=False, default=str))
        text = TOKEN.sub(r"\1…", LANDLINE.sub(r"\1****\2", text))
        asked = request_id.get()
        return f'{text[:-1]}, "request": {json.dumps(asked)}}}' if asked else text
