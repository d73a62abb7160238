"""A mailbox and a post office on this machine: the few words of IMAP and SMTP that are spoken with them."""

import socketserver
import threading
from contextlib import contextmanager
from email.message import EmailMessage

from tests.support.pictures import photograph

SAID = "单元门关不拢，夜里风大。"
OURS = "help@yuanba.test"


def mail(
    text="单元门关不拢，夜里风大。", *, subject="门坏了", sender="Li <li@example.test>", to=OURS, number="1", **more
):
    """One mail as bytes; `html`, `picture` and headers as `more`."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"], letter["Message-ID"] = sender, to, subject, f"<{number}@x.test>"
    html, picture = more.pop("html", ""), more.pop("picture", b"")
    for name, value in more.items():
        letter[name.replace("_", "-")] = value
    letter.set_content(text)
    if html:
        letter.set_content(html, subtype="html")
    if picture:
        letter.add_attachment(picture, maintype="image", subtype="jpeg", filename="door.jpg")
    return letter.as_bytes()


def with_picture(**more):
    """The same with a photograph that says where it was taken."""
    return mail(picture=photograph(size=(64, 48)), **more)


class Office:
    """`waiting` are unread mails by number; `sent` what was handed in; `flagged` are left for a person.

    `refuses` answers a recipient with this code.
    """

    def __init__(self):
        self.waiting, self.sent, self.seen, self.flagged, self.refuses = {}, [], [], [], 0

    def put(self, *raws):
        for raw in raws:
            self.waiting[len(self.waiting) + len(self.seen) + 1] = raw


class Imap(socketserver.StreamRequestHandler):
    """What a reader of a mailbox says."""

    def handle(self):
        self.say("* OK ready")
        for line in iter(self.rfile.readline, b""):
            tag, *words = line.decode().split()
            verb = words[0].upper() if words[0].upper() != "UID" else words[1].upper()
            getattr(self, f"do_{verb.lower()}", lambda _words: None)(words)
            self.say(f"{tag} OK done")
            if verb == "LOGOUT":
                return

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def do_capability(self, _words):
        self.say("* CAPABILITY IMAP4rev1")

    def do_select(self, _words):
        self.say(f"* {len(self.server.office.waiting)} EXISTS")

    def do_search(self, _words):
        self.say(" ".join(["* SEARCH", *map(str, self.server.office.waiting)]))

    def do_fetch(self, words):
        raw = self.server.office.waiting[int(words[2])]
        if "SIZE" in words[3]:
            self.say(f"* 1 FETCH (UID {words[2]} RFC822.SIZE {len(raw)})")
        else:
            raw = raw.partition(b"\n\n")[0] if "HEADER" in words[3] else raw
            self.wfile.write(f"* 1 FETCH (UID {words[2]} BODY[] {{{len(raw)}}}\r\n".encode() + raw + b")\r\n")

    def do_store(self, words):
        self.server.office.waiting.pop(int(words[2]))
        self.server.office.seen.append(int(words[2]))
        if "\\Flagged" in " ".join(words):
            self.server.office.flagged.append(int(words[2]))

    def do_logout(self, _words):
        self.say("* BYE")


class Smtp(socketserver.StreamRequestHandler):
    """What who hands in a mail says."""

    def handle(self):
        self.say("220 ready")
        for line in iter(self.rfile.readline, b""):
            verb = line[:4].upper()
            if verb == b"DATA":
                self.say("354 go on")
                self.server.office.sent.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                self.say("250 kept")
            elif verb == b"QUIT":
                self.say("221 bye")
                return
            else:
                self.say(
                    f"{self.server.office.refuses} no" if verb == b"RCPT" and self.server.office.refuses else "250 ok"
                )

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")


@contextmanager
def serving():
    """The office, and the ports of its IMAP and SMTP."""
    office = Office()
    servers = [socketserver.ThreadingTCPServer(("127.0.0.1", 0), one) for one in (Imap, Smtp)]
    threads = [threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.01}) for one in servers]
    for one in servers:
        one.office = office
    for thread in threads:
        thread.start()
    try:
        yield office, servers[0].server_address[1], servers[1].server_address[1]
    finally:
        for one, thread in zip(servers, threads, strict=True):
            one.shutdown()
            thread.join(10)
            one.server_close()
