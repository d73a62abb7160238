"""One JSON object a line on standard output: no bodies, no telephone numbers."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "yuanba.interfaces.journal.JsonLines"}},
    "handlers": {
        "lines": {
            "class": "logging.StreamHandler",
            "formatter": "json",
            "stream": "ext://sys.stdout",
        }
    },
    "root": {"handlers": ["lines"], "level": "WARNING"},
    "loggers": {
        "yuanba": {"handlers": ["lines"], "level": "INFO", "propagate": False},
        "django.request": {"handlers": ["lines"], "level": "ERROR", "propagate": False},
    },
}
