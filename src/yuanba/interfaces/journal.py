"""The journal: one JSON object a line, carrying the id of the request it belongs to."""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime

from yuanba.kernel.hushed import hushed

request_id: ContextVar[str] = ContextVar("yuanba_request_id", default="")

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
        text = hushed(json.dumps(line, ensure_ascii=False, default=str))
        asked = request_id.get()
        return f'{text[:-1]}, "request": {json.dumps(asked)}}}' if asked else text
