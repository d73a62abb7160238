"""What can be taken out of public view."""

TEXT, STEP, PHOTO, SOUND = "text", "step", "photo", "sound"
WHAT = (TEXT, STEP, PHOTO, SOUND)
WORDED = (TEXT, STEP)  # other words stand there instead


def wrong_in(what: str, wording: str, reason: str) -> dict[str, str]:
    """What is missing, by field."""
    wrong = {} if what in WHAT else {"what": "choice-unknown"}
    wrong |= {} if wording or what not in WORDED else {"wording": "words-missing"}
    return wrong | ({} if reason else {"reason": "words-missing"})
