"""WeChat's XML: read without entities, written with every word in CDATA."""

from xml.parsers import expat

from yuanba.integrations.wechat_messages.crypto import BrokenError
from yuanba.platform.notify.public import Said

LARGEST, LONGEST = 64 * 1024, 5000
KINDS = {"text", "image", "voice", "location", "event"}


class _Flat:
    """What stands below the root, by name; declarations are refused, so nothing stands for something else."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self._path: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._begins
        self.parser.EndElementHandler = self._ends
        self.parser.CharacterDataHandler = self._says
        self.parser.StartDoctypeDeclHandler = self.parser.EntityDeclHandler = _refused

    def _begins(self, name: str, _attributes: object) -> None:
        self._path.append(name)

    def _ends(self, _name: str) -> None:
        self._path.pop()

    def _says(self, text: str) -> None:
        if len(self._path) == 2:
            self.fields[self._path[1]] = self.fields.get(self._path[1], "") + text


def _refused(*_said: object) -> None:
    raise BrokenError("a declaration")


def fields_of(body: bytes) -> dict[str, str]:
    """The elements below the root. BrokenError: too large, no XML, or with declarations."""
    if len(body) > LARGEST:
        raise BrokenError("too large")
    flat = _Flat()
    try:
        flat.parser.Parse(body, True)
    except expat.ExpatError:
        raise BrokenError("no XML") from None
    return {name: text.strip() for name, text in flat.fields.items()}


def said_in(fields: dict[str, str]) -> Said | None:
    """What somebody said; None for kinds that nobody answers."""
    kind, who = fields.get("MsgType", ""), fields.get("FromUserName", "")[:64]
    if kind not in KINDS or not who:
        return None
    ours = fields.get("ToUserName", "")[:64]
    number = fields.get("MsgId") or f"{who} {fields.get('CreateTime', '')} {fields.get('Event', '')}"
    if kind == "event":
        event, scene = fields.get("Event", "").lower(), fields.get("EventKey", "").removeprefix("qrscene_")
        return Said(number, who, event, scene[:200], ours=ours) if event in ("subscribe", "scan") else None
    text = {"text": "Content", "voice": "Recognition", "location": "Label"}.get(kind, "")
    return Said(number, who, kind, fields.get(text, "")[:LONGEST], fields.get("MediaId", "")[:200], ours)


def answer_to(who: str, ours: str, at: int, words: str) -> bytes:
    """A text as answer."""
    told = {"ToUserName": who, "FromUserName": ours, "MsgType": "text", "Content": words}
    parts = "".join(f"<{name}>{_cdata(text)}</{name}>" for name, text in told.items())
    return f"<xml>{parts}<CreateTime>{at}</CreateTime></xml>".encode()


def envelope(sealed: str, signed: str, at: int, nonce: str) -> bytes:
    """An encrypted answer."""
    told = {"Encrypt": sealed, "MsgSignature": signed, "Nonce": nonce}
    parts = "".join(f"<{name}>{_cdata(text)}</{name}>" for name, text in told.items())
    return f"<xml>{parts}<TimeStamp>{at}</TimeStamp></xml>".encode()


def _cdata(text: str) -> str:
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"
