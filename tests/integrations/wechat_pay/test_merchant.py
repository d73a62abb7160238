"""API v3 spoken with a server on this machine: signed both ways, sealed, refused where it lies; the trade bill read."""

import json
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.x509.oid import NameOID
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from tests.support import wechat_pay as support
from yuanba.domains.finance.public import online
from yuanba.integrations.wechat_pay import signing
from yuanba.integrations.wechat_pay.bills import UnreadableError, read
from yuanba.integrations.wechat_pay.merchant import from_settings
from yuanba.kernel import clock
from yuanba.settings.wechat_pay import wechat_pay

NUMBER = "0" * 31 + "1"


@pytest.fixture
def loopback():
    with support.paying() as made:
        yield made


def wanted(kind="native", payer=""):
    until = clock.now() + timedelta(minutes=30)
    return online.Wanted(NUMBER, "JG", kind, 18547, "3-1-901 物业缴费", until, payer)


@pytest.mark.parametrize(
    ("kind", "payer", "more", "link"),
    [
        ("native", "", {}, f"weixin://wxpay/{NUMBER}"),
        ("jsapi", "o-1", {"payer": {"openid": "o-1"}}, f"prepay-{NUMBER}"),
        ("h5", "1.2.3.4", {"scene_info": {"payer_client_ip": "1.2.3.4", "h5_info": {"type": "Wap"}}}, None),
    ],
)
def test_an_order_says_what_it_has_to(loopback, kind, payer, more, link):
    told = loopback.port().order(wanted(kind, payer))
    assert told == (link or f"{loopback.url}/pay?o={NUMBER}")
    ((method, target, said),) = loopback.asked
    assert (method, target) == ("POST", f"/v3/pay/transactions/{kind}")
    assert said.pop("time_expire").endswith("+08:00")
    assert said == more | {
        "appid": support.APP,
        "mchid": support.MERCHANT,
        "description": "3-1-901 物业缴费",
        "out_trade_no": NUMBER,
        "attach": "JG",
        "notify_url": "https://pay.example.cn/wechat/pay/",
        "amount": {"total": 18547, "currency": "CNY"},
    }


@pytest.mark.parametrize("lie", ["signature", "serial", "stamp", "unsigned"])
def test_an_answer_that_is_not_theirs_is_none(loopback, lie):
    loopback.lies.add(lie)
    with pytest.raises(online.NotAnsweredError, match="not-signed") as error:
        loopback.port().order(wanted())
    assert not error.value.for_good


def test_an_answer_about_another_order_is_none(loopback):
    loopback.port().order(wanted())
    loopback.refuses = (200, loopback.told(NUMBER, out_trade_no="2" * 32))
    with pytest.raises(online.NotAnsweredError, match="malformed"):
        loopback.port().query(NUMBER)


@pytest.mark.parametrize(
    ("status", "code", "for_good"),
    [(400, "PARAM_ERROR", True), (500, "SYSTEM_ERROR", False), (429, "FREQUENCY", False)],
)
def test_what_is_refused_is_told_with_its_code(loopback, status, code, for_good):
    loopback.refuses = (status, {"code": code, "message": "x"})
    with pytest.raises(online.NotAnsweredError, match=code) as error:
        loopback.port().order(wanted())
    assert error.value.for_good is for_good


def test_what_never_arrived_is_known_nowhere(loopback):
    assert loopback.port().query(NUMBER) is None
    assert loopback.port().query_refund(NUMBER) is None


def test_a_notice_is_opened_only_as_it_was_sealed(loopback):
    port = loopback.port()
    port.order(wanted())
    loopback.pay(NUMBER)
    headers, body = loopback.notice(NUMBER)
    small = {name.lower(): value for name, value in headers.items()}
    told = port.opened(small, body)
    assert (told.number, told.yard, told.state, told.fen, told.stranger) == (NUMBER, "JG", "paid", 18547, False)
    with pytest.raises(signing.BrokenError):
        port.opened(small, body.replace(b"{", b"{ ", 1))
    said = json.loads(body)
    said["resource"]["associated_data"] = "other"
    changed = json.dumps(said).encode()
    again = {name.lower(): value for name, value in loopback.signed(changed).items()}
    with pytest.raises(signing.BrokenError, match="not sealed"):
        port.opened(again, changed)


@given(st.binary(max_size=60), st.text(max_size=20))
def test_what_is_damaged_is_told_as_broken(data, text):
    with pytest.raises(signing.BrokenError):
        signing.opened(support.SEAL, text, "123456789012", "")
    with pytest.raises(UnreadableError):
        read(data)


def test_what_the_page_inside_wechat_hands_over_is_signed(loopback):
    said = loopback.port().handed("prepay-1")
    assert (said["appId"], said["package"], said["signType"]) == (support.APP, "prepay_id=prepay-1", "RSA")
    assert loopback.port().known_as(["union-1", "wx-1 o-7"]) == "o-7"
    assert loopback.port().known_as(["union-1", "wx-12 o-7"]) == ""


def test_the_trade_bill_is_read_and_its_digest_and_count_checked(loopback):
    loopback.port().order(wanted())
    loopback.pay(NUMBER)
    (one,) = loopback.port().trades(clock.today())
    assert one == online.Traded("pay", NUMBER, loopback.orders[NUMBER].serial, "JG", 18547, 111)
    with pytest.raises(UnreadableError):
        read(loopback.bill().replace(b"`1,`0", b"`2,`0"))
    loopback.refuses = (400, {"code": "NO_STATEMENT_EXIST"})
    assert loopback.port().trades(clock.today()) == []


def certificate():
    """WeChat Pay's own, as the older mode has it."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "wechat")])
    key, now = support.keys()[1], clock.now()
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(0xABC).not_valid_before(now).not_valid_after(now + timedelta(days=1))
    return made.sign(key, SHA256()).public_bytes(Encoding.PEM)


def test_the_settings_name_what_is_missing_and_read_keys(tmp_path, loopback):
    assert wechat_pay({}) == {}
    merchant, platform = support.keys()
    pem = merchant.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    files = {
        "KEY_FILE": pem,
        "PLATFORM_FILE": platform.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    said = {name: str(tmp_path / name) for name in files}
    said |= {"MERCHANT": support.MERCHANT, "APP": support.APP, "SERIAL": support.SERIAL, "SEAL": support.SEAL.decode()}
    said |= {"SITE": "https://pay.example.cn", "YARDS": "JG, JY", "PLATFORM_ID": support.PLATFORM, "URL": loopback.url}
    named = {f"YUANBA_WECHATPAY_{name}": value for name, value in said.items()}
    port = from_settings(wechat_pay(named))
    assert (port.yards, port.order(wanted())) == (("JG", "JY"), f"weixin://wxpay/{NUMBER}")
    for name, value in {"SEAL": "short", "SITE": "pay.example.cn", "APP": "", "KEY_FILE": "/nowhere"}.items():
        with pytest.raises(ImproperlyConfigured, match=name):
            wechat_pay(named | {f"YUANBA_WECHATPAY_{name}": value})
    assert signing.platform_of(certificate(), "").id == "ABC"
    with pytest.raises(ValueError, match="RSA"):
        signing.platform_of(files["PLATFORM_FILE"], "")
