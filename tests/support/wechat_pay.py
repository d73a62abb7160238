"""WeChat Pay on this machine: checks what is signed, signs what it says, keeps orders; and lies when it is told to."""

import base64
import hashlib
import json
import re
import secrets
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256

from yuanba.domains.finance.public import online
from yuanba.integrations.calls import Endpoint
from yuanba.integrations.wechat_pay.merchant import Merchant
from yuanba.integrations.wechat_pay.signing import Platform, Signer
from yuanba.kernel import clock

APP, MERCHANT, SERIAL, PLATFORM = "wx-1", "1900000001", "5157F09EFDC096DE", "PUB_KEY_ID_0119000001"
SEAL = b"0123456789abcdef0123456789ABCDEF"
HEAD = (
    "交易时间,公众账号ID,商户号,微信订单号,商户订单号,用户标识,交易类型,交易状态,应结订单金额,微信退款单号,商户退款单号,"
    "退款金额,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额"
)
SUMS = "总交易单数,应结订单总金额,退款总金额,手续费总金额"


@cache
def keys():
    """The merchant's key and WeChat Pay's, made once a run."""
    return tuple(generate_private_key(65537, 2048) for _ in range(2))


@dataclass
class Order:
    """As it is there."""

    said: dict
    kind: str
    state: str = "NOTPAY"
    serial: str = ""
    at: datetime | None = None


@dataclass
class WechatPay:
    """`lies` change what is sent: signature, serial, stamp, sum, silent, unsigned. `refuses`: code of every answer."""

    url: str = ""
    orders: dict = field(default_factory=dict)
    refunds: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)
    lies: set = field(default_factory=set)
    refuses: tuple = ()
    returns: str = "SUCCESS"
    more_lines: list = field(default_factory=list)
    hook: object = None
    one: threading.Lock = field(default_factory=threading.Lock)

    def port(self, yards=("JG",), seconds=5.0):
        """The adapter that asks here."""
        merchant, platform = keys()
        signer = Signer(MERCHANT, SERIAL, merchant)
        known = Platform(PLATFORM, platform.public_key())
        endpoint = Endpoint(self.url, seconds)
        return Merchant(APP, signer, known, SEAL, "https://pay.example.cn", tuple(yards), endpoint)

    def pay(self, number):
        """Somebody pays it."""
        order = self.orders[number]
        order.state, order.at = "SUCCESS", clock.now()
        order.serial = order.serial or f"42000{int(number[-12:], 16):020d}"[:28]
        return order.serial

    def told(self, number, **more):
        """What is said of an order."""
        order = self.orders[number]
        said = {
            "appid": APP,
            "mchid": MERCHANT,
            "out_trade_no": number,
            "attach": order.said["attach"],
            "trade_state": order.state,
            "amount": {"total": order.said["amount"]["total"] + ("sum" in self.lies), "currency": "CNY"},
        }
        if order.state == "SUCCESS":
            said |= {"transaction_id": order.serial, "success_time": order.at.isoformat(timespec="seconds")}
        return said | more

    def told_refund(self, number, state="status"):
        """What is said of a refund."""
        said = self.refunds[number]
        found = {"out_refund_no": number, "out_trade_no": said["out_trade_no"], "refund_id": f"50000{number[-12:]}"}
        amount = {"refund": said["amount"]["refund"], "total": said["amount"]["total"], "currency": "CNY"}
        return found | {state: said["state"], "amount": amount, "mchid": MERCHANT}

    def notice(self, number, *, event="TRANSACTION.SUCCESS", **more):
        """Headers and body of a notice."""
        if event.startswith("REFUND"):
            inside = self.told_refund(number, "refund_status") | more
        else:
            inside = self.told(number, **more)
        nonce = secrets.token_hex(6)
        sealed = AESGCM(SEAL).encrypt(nonce.encode(), json.dumps(inside).encode(), b"transaction")
        resource = {"algorithm": "AEAD_AES_256_GCM", "nonce": nonce, "associated_data": "transaction"}
        resource["ciphertext"] = base64.b64encode(sealed).decode()
        said = {"id": secrets.token_hex(8), "event_type": event, "resource": resource}
        body = json.dumps(said).encode()
        return self.signed(body), body

    def signed(self, body):
        """The headers over a body."""
        at = str(int(clock.now().timestamp()) - (301 if "stamp" in self.lies else 0))
        nonce = secrets.token_hex(8)
        data = f"{at}\n{nonce}\n".encode() + body + b"\n"
        signature = keys()[1].sign(b"x" + data if "signature" in self.lies else data, PKCS1v15(), SHA256())
        return {
            "Wechatpay-Timestamp": at,
            "Wechatpay-Nonce": nonce,
            "Wechatpay-Serial": "PUB_KEY_ID_9" if "serial" in self.lies else PLATFORM,
            "Wechatpay-Signature": base64.b64encode(signature).decode(),
        }

    def bill(self):
        """The trade bill of what was paid here."""
        rows = []
        for number, one in self.orders.items():
            if one.state == "SUCCESS":
                rows.append(self.line(number, one.serial, one.said["amount"]["total"], one.said["attach"]))
        for number, one in self.refunds.items():
            yuan = f"{one['amount']['refund'] / 100:.2f}"
            cells = [
                "t",
                APP,
                MERCHANT,
                "s",
                one["out_trade_no"],
                "o",
                "JSAPI",
                "REFUND",
                "0.00",
                f"50000{number[-12:]}",
            ]
            cells += [number, yuan, "物业费", one["attach"], "-0.01000", "0.60%", "0.00", yuan]
            rows.append(",".join(f"`{cell}" for cell in cells))
        rows += self.more_lines
        sums = ",".join(f"`{cell}" for cell in (len(rows), "0", "0", "0"))
        return ("\ufeff" + "\r\n".join([HEAD, *rows, SUMS, sums]) + "\r\n").encode()

    def line(self, number, serial, fen, yard):
        """Of an order that was paid."""
        yuan = f"{fen / 100:.2f}"
        cells = [
            "2026-04-01 10:00:00",
            APP,
            MERCHANT,
            serial,
            number,
            "o-1",
            "JSAPI",
            "SUCCESS",
            yuan,
            "0",
            "0",
            "0.00",
        ]
        cells += ["物业费", yard, "1.11000", "0.60%", yuan, "0.00"]
        return ",".join(f"`{cell}" for cell in cells)

    def answer(self, method, target, body):
        """Status and object; everything but the file is signed."""
        self.asked.append((method, target, json.loads(body) if body else None))
        if self.refuses:
            return self.refuses
        path, said = urlsplit(target).path, json.loads(body) if body else {}
        with self.one:
            return self._of(method, path, parse_qs(urlsplit(target).query), said)

    def _of(self, method, path, query, said):
        if found := re.fullmatch("/v3/pay/transactions/(h5|native|jsapi)", path):
            return self._ordered(found[1], said)
        if found := re.fullmatch("/v3/pay/transactions/out-trade-no/([0-9a-f]+)(/close)?", path):
            return self._known(*found.groups())
        if path == "/v3/refund/domestic/refunds":
            return self._refunded(said)
        if found := re.fullmatch("/v3/refund/domestic/refunds/([0-9a-f]+)", path):
            there = found[1] in self.refunds
            return (200, self.told_refund(found[1])) if there else (404, {"code": "RESOURCE_NOT_EXISTS"})
        if path == "/v3/bill/tradebill":
            digest = hashlib.sha1(self.bill(), usedforsecurity=False).hexdigest()
            day = query["bill_date"][0]
            there = "https://elsewhere.example.cn/v3/billdownload/file?token=" + day
            return 200, {"hash_type": "SHA1", "hash_value": digest, "download_url": there}
        return (200, self.bill()) if path == "/v3/billdownload/file" else (404, {"code": "NOT_FOUND"})

    def _ordered(self, kind, said):
        number = said["out_trade_no"]
        self.orders.setdefault(number, Order(said, kind))
        link = {"h5": f"{self.url}/pay?o={number}", "native": f"weixin://wxpay/{number}", "jsapi": f"prepay-{number}"}
        name = {"h5": "h5_url", "native": "code_url", "jsapi": "prepay_id"}[kind]
        return 200, {name: link[kind]}

    def _known(self, number, close):
        order = self.orders.get(number)
        if order is None:
            return 404, {"code": "ORDER_NOT_EXIST", "message": "no"}
        if close and order.state == "SUCCESS":
            return 400, {"code": "ORDERPAID", "message": "paid"}
        if close:
            order.state = "CLOSED"
            return 204, None
        return 200, self.told(number)

    def _refunded(self, said):
        order = self.orders.get(said["out_trade_no"])
        if order is None or order.state != "SUCCESS":
            return 404, {"code": "RESOURCE_NOT_EXISTS"}
        known = said | {"state": self.returns, "attach": order.said["attach"]}
        number = said["out_refund_no"]
        self.refunds.setdefault(number, known)
        return 200, self.told_refund(number)


def checked(method, target, headers, body):
    """Refuse what the merchant did not sign; the moment it says, which is the one of the test."""
    said = dict(re.findall('([a-z_]+)="([^"]*)"', headers["Authorization"]))
    assert headers["Authorization"].startswith("WECHATPAY2-SHA256-RSA2048 ")
    assert (said["mchid"], said["serial_no"]) == (MERCHANT, SERIAL)
    signed = f"{method}\n{target}\n{said['timestamp']}\n{said['nonce_str']}\n".encode() + body + b"\n"
    keys()[0].public_key().verify(base64.b64decode(said["signature"]), signed, PKCS1v15(), SHA256())
    return datetime.fromtimestamp(int(said["timestamp"]), clock.SHANGHAI)


def data_of(told):
    """As bytes on the line."""
    if isinstance(told, bytes):
        return told
    return b"" if told is None else json.dumps(told).encode()


def paid_at(pay, asked):
    """The page of WeChat: it is paid by looking at it, and leads back."""
    pay.pay(asked["o"][0])
    link = f'<a href="{asked["redirect_url"][0]}">完成</a>'
    return f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>微信</title>{link}'.encode()


def sent(line, status, data, headers):
    """One answer over the line."""
    line.send_response(status)
    for name, value in headers.items():
        line.send_header(name, value)
    if status != 204:
        line.send_header("Content-Length", str(len(data)))
    line.end_headers()
    line.wfile.write(data)


def answered(pay, line):
    """What is asked over a line, answered or not."""
    body = line.rfile.read(int(line.headers.get("Content-Length") or 0))
    if line.path.startswith("/pay?"):
        page = paid_at(pay, parse_qs(urlsplit(line.path).query))
        return sent(line, 200, page, {"Content-Type": "text/html; charset=utf-8"})
    with clock.at(checked(line.command, line.path, line.headers, body)):
        return _answered(pay, line, body)


def _answered(pay, line, body):
    status, told = pay.answer(line.command, line.path, body)
    if pay.hook:
        pay.hook(line.path)
    if "silent" in pay.lies:
        return None
    data = data_of(told)
    return sent(line, status, data, {} if "unsigned" in pay.lies else pay.signed(data))


def handler_of(pay):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            answered(pay, self)

        do_GET = do_POST

        def log_message(self, *_):
            """Say nothing."""

    return Handler


@contextmanager
def paying(yards=("JG",)):
    """WeChat Pay as long as the block lasts, plugged in."""
    pay = WechatPay()
    http = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(pay))
    pay.url = f"http://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    online.plug_online(pay.port(yards))
    try:
        yield pay
    finally:
        online.plug_online(None)
        http.shutdown()
        thread.join(10)
        http.server_close()


def post(client, notice):
    """A notice comes to us: the status of our answer."""
    headers, body = notice
    return client.post("/wechat/pay/", body, content_type="application/json", headers=headers).status_code
