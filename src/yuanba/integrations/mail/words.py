"""The words somebody wrote just now: without marks of a page, without what was quoted, without the signature."""

import html
import re

HISTORY = re.compile(
    r"^(-{2,} ?(原始邮件|原邮件|回复的原邮件|转发邮件|Original Message|Forwarded message)|"
    r"(在|于) ?.{4,120}写道[:：]|On .{4,160} wrote:|"
    r"(发件人|寄件者|From)[:：] ?.*@|_{10,}$)",
    re.IGNORECASE,
)
SIGNATURE = re.compile(r"^(-- ?|发自我的.{1,20}|Sent from my .{1,30}|从我的.{1,20}发送)$", re.IGNORECASE)
BREAKS = frozenset(("br", "p", "div", "tr", "li", "h1", "h2", "h3", "table", "ul", "ol"))
MARK, NAMED = re.compile(r"(<[^<>]*>)"), re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
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


def plain_of_html(page: str) -> str:
    """The words of a page; what is quoted in it is left out. One pass, however broken the page is."""
    said: list[str] = []
    unsaid = 0
    for part in MARK.split(_without_comments(page)):
        found = NAMED.match(part) if part.endswith(">") else None
        if found is None:
            if not unsaid and not part.startswith(("<!", "<?")):
                said.append(re.sub(r"\s+", " ", html.unescape(part)))
            continue
        tag = found[2].lower()
        if tag in UNSAID:
            unsaid = max(unsaid + (-1 if found[1] else 1), 0)
        if tag in BREAKS:
            said.append("\n")
    return re.sub(r"\n\s*\n+", "\n\n", "".join(said)).strip()


def _without_comments(page: str) -> str:
    kept, at = [], 0
    while (start := page.find("<!--", at)) >= 0:
        kept.append(page[at:start])
        end = page.find("-->", start + 4)
        at = len(page) if end < 0 else end + 3
    return "".join([*kept, page[at:]])
