"""What doors and adapters may call of paying by telephone: the port, orders, refunds, the trade bill."""

from yuanba.domains.finance.models import OnlineOrder, OnlineRefund, TradeDay, TradeLine
from yuanba.domains.finance.port import (
    NotAnsweredError,
    OnlinePort,
    Told,
    ToldRefund,
    Traded,
    Wanted,
    online_port,
    plug_online,
    port_of,
)
from yuanba.domains.finance.queries.online import OrderSheet, compared, online_order, online_orders, own_orders
from yuanba.domains.finance.rules.online import DIFFERENCES, ODD, OPEN, REFUNDS, STATES, Wish
from yuanba.domains.finance.usecases.ask_online import ask_online
from yuanba.domains.finance.usecases.ask_open_orders import ask_open_orders
from yuanba.domains.finance.usecases.note_online import note_online
from yuanba.domains.finance.usecases.order_online import order_online
from yuanba.domains.finance.usecases.refund_online import refund_online
from yuanba.domains.finance.usecases.take_trade_bill import take_trade_bill

__all__ = [
    "DIFFERENCES",
    "ODD",
    "OPEN",
    "REFUNDS",
    "STATES",
    "NotAnsweredError",
    "OnlineOrder",
    "OnlinePort",
    "OnlineRefund",
    "OrderSheet",
    "Told",
    "ToldRefund",
    "TradeDay",
    "TradeLine",
    "Traded",
    "Wanted",
    "Wish",
    "ask_online",
    "ask_open_orders",
    "compared",
    "note_online",
    "online_order",
    "online_orders",
    "online_port",
    "order_online",
    "own_orders",
    "plug_online",
    "port_of",
    "refund_online",
    "take_trade_bill",
]
