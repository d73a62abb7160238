"""An owner pays by WeChat on the telephone: the bills, WeChat's own page, back, the receipt; the butler reads it."""

import os
import subprocess

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from playwright.sync_api import expect

from tests.factories import contracts, fees
from tests.journeys.people import Cast, browsing
from tests.support import wechat_pay as support
from tests.support.browser import free_port
from yuanba.interfaces.jobs.supervisor import wait_until_ready, web_command


@pytest.fixture
def loopback():
    with support.paying() as made:
        yield made


@pytest.fixture
def live(loopback, transactional_db, tmp_path):
    """A server of its own, whose WeChat Pay is on this machine."""
    merchant, platform = support.keys()
    (tmp_path / "key").write_bytes(merchant.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    known = platform.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (tmp_path / "platform").write_bytes(known)
    port = free_port()
    site = f"http://127.0.0.1:{port}"
    said = {"MERCHANT": support.MERCHANT, "APP": support.APP, "SERIAL": support.SERIAL, "SEAL": support.SEAL.decode()}
    said |= {"KEY_FILE": str(tmp_path / "key"), "PLATFORM_FILE": str(tmp_path / "platform"), "SITE": site}
    said |= {"PLATFORM_ID": support.PLATFORM, "URL": loopback.url, "YARDS": ",".join(f"J{n}" for n in range(1, 200))}
    named = {f"YUANBA_WECHATPAY_{name}": value for name, value in said.items()}
    command = web_command(port=port, threads=1, workers=1)
    process = subprocess.Popen(command, env={**os.environ, **named, "DJANGO_SETTINGS_MODULE": "tests.settings"})
    try:
        wait_until_ready(port, process, seconds=30)
        yield site
    finally:
        process.terminate()
        process.wait(timeout=15)


def test_from_the_bill_to_wechat_and_back_to_the_receipt(browser, live, loopback, client):
    cast = Cast()
    fees.measured(cast.yard, "3-2-902", 8963)
    fees.billed(cast.yard, contracts.signed(cast.yard).number)
    with browsing(browser, live, as_="owner", user_agent="Mozilla/5.0 (Linux) Mobile") as owner:
        owner.goto("/my/bills/")
        owner.click("button:has-text('微信支付 ¥')")
        expect(owner.locator("#state")).to_contain_text("等待付款")
        owner.click("main form button:has-text('我已付款')")
        expect(owner.locator("main [role=status]")).to_contain_text("还没有付款")
        owner.click("a:has-text('去微信付款')")
        (number,) = loopback.orders
        assert support.post(client, loopback.notice(number)) == 204
        owner.click("a:has-text('完成')")
        expect(owner.locator("#state")).to_contain_text("已经付好")
        owner.click("#state a[href*='/receipt/']")
        expect(owner.locator("main")).to_contain_text("微信支付")
        owner.goto("/my/bills/")
        expect(owner.locator("main")).to_contain_text("已全部缴清")
    with browsing(browser, live, as_="butler") as butler:
        butler.goto(f"/desk/{cast.yard.code}/online/")
        butler.click("main .rows a.line")
        expect(butler.locator("#state")).to_contain_text("已经付好")
