"""The merchant: its calls to API v3, signed and checked; notices opened; the day's trade bill."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from yuanba.domains.finance.public import online
from yuanba.integrations.calls import Answer, Endpoint, ask
from yuanba.integrations.wechat_pay.bills import read
from yuanba.integrations.wechat_pay.signing import BrokenError, Platform, Signer, opened, platform_of, private_key
from yuanba.kernel import clock
from yuanba.kernel.ids import token
from yuanba.platform.notify.public import NotSentError

ORDERS, REFUNDS, BILLS = "/v3/pay/transactions", "/v3/refund/domestic/refunds", "/v3/bill/tradebill"
LINKS = {"h5": "h5_url", "native": "code_url", "jsapi": "prepay_id"}
STATES = {"SUCCESS": "paid", "REFUND": "paid", "CLOSED": "closed", "REVOKED": "closed"}
RETURNED = {"SUCCESS": "done", "CLOSED": "failed", "ABNORMAL": "failed"}
# What another try cannot change; everything else is asked again.
FOR_GOOD = {"PARAM_ERROR", "INVALID_REQUEST", "APPID_MCHID_NOT_MATCH", "MCH_NOT_EXISTS", "NO_AUTH", "NOT_ENOUGH"}
FOR_GOOD |= {"OUT_TRADE_NO_USED", "ORDER_CLOSED", "ORDERPAID", "RULE_LIMIT", "RULELIMIT", "REFUND_FEE_MISMATCH"}
NOWHERE = {"ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS"}
LARGEST, LARGEST_BILL = 64 * 1024, 20 * 1024 * 1024


@dataclass(frozen=True)
class Merchant:
    """`app` is the official account that people pay inside of; `site` is where notices come; `yards` are the codes of
    the estates whose money goes to this merchant."""

    app: str
    signer: Signer
    platform: Platform
    seal: bytes = field(repr=False)
    site: str
    yards: Sequence[str]
    endpoint: Endpoint

    def order(self, wanted: online.Wanted) -> str:
        """What leads to paying it: the page, what the code shows, the number of what was prepared."""
        said = self._ours() | {
            "description": wanted.words,
            "out_trade_no": wanted.number,
            "time_expire": clock.aware(wanted.until).isoformat(timespec="seconds"),
            "attach": wanted.yard,
            "notify_url": f"{self.site}/wechat/pay/",
            "amount": {"total": wanted.fen, "currency": "CNY"},
        }
        if wanted.kind == "jsapi":
            said["payer"] = {"openid": wanted.payer}
        if wanted.kind == "h5":
            said["scene_info"] = {"payer_client_ip": wanted.payer, "h5_info": {"type": "Wap"}}
        link = self._called("POST", f"{ORDERS}/{wanted.kind}", said).get(LINKS[wanted.kind])
        if not isinstance(link, str) or not 0 < len(link) <= 700:
            raise online.NotAnsweredError("malformed", LINKS[wanted.kind])
        return link

    def query(self, number: str) -> online.Told | None:
        """What became of an order; None where it never arrived."""
        target = f"{ORDERS}/out-trade-no/{number}?mchid={quote(self.signer.merchant)}"
        said = self._called("GET", target, nowhere=True)
        return self._told(_about(said, "out_trade_no", number)) if said else None

    def close(self, number: str) -> None:
        """Nobody can pay it any more."""
        self._called("POST", f"{ORDERS}/out-trade-no/{number}/close", {"mchid": self.signer.merchant})

    def refund(self, order: str, number: str, fen: int, total: int, why: str) -> online.ToldRefund:
        """Ask for it, again under the same number where nothing is known of the first time."""
        amount = {"refund": fen, "total": total, "currency": "CNY"}
        said = {"out_trade_no": order, "out_refund_no": number, "reason": why[:26], "amount": amount}
        told = self._called("POST", REFUNDS, said | {"notify_url": f"{self.site}/wechat/pay/"})
        return _refunded(_about(told, "out_refund_no", number), "status")

    def query_refund(self, number: str) -> online.ToldRefund | None:
        """What became of a refund; None where it never arrived."""
        said = self._called("GET", f"{REFUNDS}/{number}", nowhere=True)
        return _refunded(_about(said, "out_refund_no", number), "status") if said else None

    def trades(self, day: date) -> list[online.Traded]:
        """The trade bill of a day: none where nothing was traded."""
        try:
            said = self._called("GET", f"{BILLS}?bill_date={day.isoformat()}&bill_type=ALL")
        except online.NotAnsweredError as error:
            if error.code == "NO_STATEMENT_EXIST":
                return []
            raise
        parts = urlsplit(str(said.get("download_url", "")))  # asked at our own address, whatever host it names
        data = self._answer("GET", f"{parts.path}?{parts.query}", "", LARGEST_BILL).body
        if hashlib.sha1(data, usedforsecurity=False).hexdigest() != str(said.get("hash_value", "")).lower():
            raise online.NotAnsweredError("malformed", "trade bill")
        try:
            return read(data)
        except ValueError as error:
            raise online.NotAnsweredError("malformed", str(error)) from None

    def opened(self, headers: Mapping[str, str], body: bytes) -> online.Told | online.ToldRefund | None:
        """A notice: what it says, None where it is about something else. BrokenError where it is not WeChat Pay's."""
        self.platform.check(headers, body)
        said = _object(body)
        sealed, kind = said.get("resource"), str(said.get("event_type", ""))
        if not isinstance(sealed, dict) or sealed.get("algorithm") != "AEAD_AES_256_GCM":
            raise BrokenError("not sealed")
        parts = [str(sealed.get(name) or "") for name in ("ciphertext", "nonce", "associated_data")]
        inside = _object(opened(self.seal, *parts))
        if kind.startswith("TRANSACTION."):
            return self._told(inside)
        if kind.startswith("REFUND."):
            return _refunded(inside, "refund_status", stranger=inside.get("mchid") != self.signer.merchant)
        return None

    def handed(self, prepay: str) -> dict[str, str]:
        """What the page inside WeChat hands over to pay what was prepared."""
        at, nonce, package = str(int(clock.now().timestamp())), token(), f"prepay_id={prepay}"
        said = {"appId": self.app, "timeStamp": at, "nonceStr": nonce, "package": package, "signType": "RSA"}
        return said | {"paySign": self.signer.sign(self.app, at, nonce, package)}

    def known_as(self, subjects: Sequence[str]) -> str:
        """The number under which the official account knows somebody; empty where it does not."""
        return next((one.partition(" ")[2] for one in subjects if one.startswith(f"{self.app} ")), "")

    def _ours(self) -> dict[str, Any]:
        return {"appid": self.app, "mchid": self.signer.merchant}

    def _told(self, said: Mapping[str, Any]) -> online.Told:
        amount = said.get("amount")
        much = amount if isinstance(amount, dict) else {}
        is_ours = said.get("mchid") == self.signer.merchant and said.get("appid") == self.app
        fen = much.get("total") if much.get("currency", "CNY") == "CNY" else None
        return online.Told(
            number=str(said.get("out_trade_no", "")),
            yard=str(said.get("attach", "")),
            state=STATES.get(str(said.get("trade_state")), "open"),
            serial=str(said.get("transaction_id", ""))[:40],
            fen=fen if isinstance(fen, int) else 0,
            at=_moment(said.get("success_time")),
            stranger=not is_ours,
        )

    def _called(
        self, method: str, target: str, said: Mapping[str, Any] | None = None, *, nowhere: bool = False
    ) -> dict[str, Any]:
        """The object of a checked answer; empty for none, and where `nowhere` may be the answer."""
        body = json.dumps(said, ensure_ascii=False) if said else ""
        answer = self._answer(method, target, body, LARGEST)
        if answer.status >= 300:
            code, words = _why(answer)
            if nowhere and code in NOWHERE:
                return {}
            raise online.NotAnsweredError(code, words, for_good=code in FOR_GOOD and answer.status < 500)
        try:
            self.platform.check(answer.headers, answer.body)
            return _object(answer.body) if answer.body else {}
        except BrokenError as error:
            raise online.NotAnsweredError("not-signed", str(error)) from None

    def _answer(self, method: str, target: str, body: str, largest: int) -> Answer:
        headers = {
            "Authorization": self.signer.authorization(method, target, body, token()),
            "Accept": "application/json",
            "Content-Type": "application/json",
            "User-Agent": "yuanba",
            "Wechatpay-Serial": self.platform.id,
        }
        try:
            return ask(self.endpoint, method, target, headers, body.encode(), largest)
        except NotSentError as error:
            raise online.NotAnsweredError(error.code) from None


def _about(said: dict[str, Any], name: str, number: str) -> dict[str, Any]:
    """An answer about what was asked, not about something else that was signed a moment ago."""
    if said.get(name) != number:
        raise online.NotAnsweredError("malformed", name)
    return said


def _refunded(said: Mapping[str, Any], state: str, *, stranger: bool = False) -> online.ToldRefund:
    amount = said.get("amount")
    fen = amount.get("refund") if isinstance(amount, dict) else 0
    number, order, serial = (str(said.get(name, "")) for name in ("out_refund_no", "out_trade_no", "refund_id"))
    told = RETURNED.get(str(said.get(state)), "open")
    return online.ToldRefund(number, order, told, serial[:40], fen if isinstance(fen, int) else 0, stranger)


def _object(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise BrokenError("no object")
    return found


def _why(answer: Answer) -> tuple[str, str]:
    try:
        said = _object(answer.body)
    except BrokenError:
        said = {}
    return str(said.get("code") or f"HTTP-{answer.status}")[:40], str(said.get("message", ""))[:120]


def _moment(text: object) -> datetime | None:
    try:
        return clock.aware(datetime.fromisoformat(str(text)))
    except ValueError:
        return None


def from_settings(given: Mapping[str, Any]) -> Merchant:
    """The merchant as the settings say; OSError and ValueError where a key cannot be read."""
    key = private_key(Path(given["key_file"]).read_bytes())
    platform = platform_of(Path(given["platform_file"]).read_bytes(), given["platform_id"])
    endpoint = Endpoint(given["url"], given["seconds"])
    signer = Signer(given["merchant"], given["serial"], key)
    seal = given["seal"].encode()
    return Merchant(given["app"], signer, platform, seal, given["site"], given["yards"], endpoint)
