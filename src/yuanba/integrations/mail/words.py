"""The words somebody wrote just now: without marks of a page, without what was quoted, without the signature."""

import re
from html.parser import HTMLParser

HISTORY = re.compile(
    r"^(-{2,} ?(原始邮件|原邮件|回复的原邮件|转发邮件|Original Message|Forwarded message)|"
    r"(在|于) ?.{4,120}写道[:：]|On .{4,160} wrote:|"
    r"(发件人|寄件者|From)[:：] ?.*@|_{10,}$)",
    re.IGNORECASE,
)
SIGNATURE = re.compile(r"^(-- ?|发自我的.{1,20}|Sent from my .{1,30}|从我的.{1,20}发送)$", re.IGNORECASE)
BREAKS = frozenset(("br", "p", "div", "tr", "li", "h1", "h2", "h3", "table", "ul", "ol"))
UNSAID = frozenset(("script", "style", "head", "title", "blockquote"))


def new_words(text: str) -> str:
    """What is new in it: everything up to the history, without quoted lines and the signature."""
    said: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\xa0", " ").split("\n"):
        bare = line.strip()
        if HISTORY.match(bare) or SIGNATURE.match(bare):
            break
        if not bare.startswith((">", "＞")):
            said.append(line.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(said)).strip()


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._unsaid = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unsaid += tag in UNSAID
        if tag in BREAKS:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unsaid = max(self._unsaid - (tag in UNSAID), 0)
        if tag in BREAKS - {"br"}:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unsaid:
            self.said.append(re.sub(r"\s+", " ", data))


def plain_of_html(page: str) -> str:
    """The words of a page; what is quoted in it is left out."""
    plain = _Plain()
    plain.feed(page)
    plain.close()
    return re.sub(r"\n\s*\n+", "\n\n", "".join(plain.said)).strip()
