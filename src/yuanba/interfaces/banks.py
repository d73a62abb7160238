"""Files of a bank on their way in: their columns, and the profile that fits."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from yuanba.domains.finance.public import bank
from yuanba.interfaces.importing import others_in, source_of
from yuanba.interfaces.mapped import Mapped, mapped_in
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.sheets.public import Column, kept, read
from yuanba.platform.yards.models import Yard

# What banks write over the columns of their statements.
_HEADS = {
    "day": "交易日期 记账日期 入账日期 日期 交易时间 记账日 交易日 发生日期 date postingdate valuedate transactiondate",
    "credit": "贷方发生额 贷方金额 收入金额 收入 贷方 存入金额 存入 转入金额 收款金额 credit creditamount deposits",
    "debit": "借方发生额 借方金额 支出金额 支出 借方 支取金额 支取 转出金额 付款金额 debit debitamount withdrawals",
    "amount": "交易金额 发生额 金额 amount transactionamount",
    "direction": "借贷标志 借贷标识 借贷方向 收支标志 收支方向 借贷 收支 收支类型 往来标志 dc/cd drcr",
    "payer": "对方户名 对方名称 对方账户名称 对方账户名 付款人 付款人名称 付款方 付款方户名 交易对方 对方姓名 payer",
    "payer_account": "对方账号 对方帐号 对方账户 付款人账号 付款账号 付款方账号 对方卡号 payeraccount",
    "remark": "摘要 附言 备注 交易附言 用途 交易摘要 客户附言 留言 说明 remark remarks memo description narrative",
    "purpose": "交易用途 附加信息 交易说明 摘要说明 purpose reference",
    "serial": "交易流水号 流水号 交易流水 银行流水号 交易序号 凭证号 交易编号 serialno transactionid traceno",
    "balance": "余额 账户余额 交易后余额 本次余额 balance",
}
COLUMNS = tuple(Column(name, tuple(heads.split())) for name, heads in _HEADS.items())
OPTIONAL = frozenset({"balance", "purpose", "payer_account"})
register(
    "no-bank",
    422,
    "No row of heads was found in this file. The first row of the table must name its columns, at least three.",
)


@dataclass(frozen=True)
class BankSheet(Mapped[bank.BankProfile]):
    """A file of a bank; `accounts` are profiles by which it could be read as well."""

    accounts: tuple[bank.BankProfile, ...] = ()


def bank_in(file: Path, profiles: Iterable[bank.BankProfile] = ()) -> BankSheet:
    """The table, read by the profile that fits, else by synonyms, else as it is. Refused: `no-bank`."""
    sheets = read(file)
    found = mapped_in(sheets, COLUMNS, bank.NEEDED, profiles, optional=OPTIONAL)
    if found is None:
        raise Refusal("no-bank")
    made = BankSheet(found.part, found.fields, found.profile)
    return replace(made, others=others_in(sheets, (made.part.sheet.name,)))


def read_file(actor: Actor, yard: Yard, file: str, chosen: str = "") -> BankSheet:
    """A kept file, read by the profile that fits, the chosen one first: a bank has the same heads for each account.

    Refused: `sheet-gone`, `no-bank`, absent.
    """
    known = sorted(bank.bank_profiles(actor, yard), key=lambda one: str(one.id) != chosen)
    made = bank_in(kept(yard.id, file), known)
    others = tuple(one for one in known if one != made.profile and made.fits(one, OPTIONAL))
    return replace(made, accounts=others)


def take(
    actor: Actor, yard: Yard, file: str, read_as: BankSheet, profile: bank.BankProfile, *, dry_run: bool
) -> bank.TakenBank:
    """What comes of a kept file, or with `dry_run` would."""
    source = source_of(kept(yard.id, file))
    lines = read_as.table.lines()
    return bank.take_bank_file(actor=actor, yard=yard, lines=lines, source=source, profile=profile, dry_run=dry_run)
