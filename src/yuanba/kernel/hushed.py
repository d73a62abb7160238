"""Telephones, addresses of mail and secrets in links are covered in words that were not written for anybody's eyes."""

import re

PHONE = re.compile(r"(?<!\d)(1\d{2})\d{4}(\d{4})(?!\d)")
LANDLINE = re.compile(r"(?<!\d)(0\d{2,3}-?)\d{4,5}(\d{3})(?!\d)")
MAIL = re.compile(r"[A-Za-z0-9._%+-]+@(?=[A-Za-z0-9-]+\.)")
SECRET = re.compile(r"(/(?:r|d|f|follow|doors)/[^/\s\"]+/)[^/\s\"?]+")
SHORT = re.compile(r"\b([A-Z0-9]{1,12}-\d{1,9}-)[a-z2-7]{8}\b")


def hushed(text: str) -> str:
    """The text with its telephones, mail addresses and secrets covered; what is covered twice stays as it is."""
    text = LANDLINE.sub(r"\1****\2", PHONE.sub(r"\1****\2", text))
    return SHORT.sub(r"\1…", SECRET.sub(r"\1…", MAIL.sub("…@", text)))
