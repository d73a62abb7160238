"""Addresses that other services call."""

from django.urls import path

from yuanba.interfaces.incoming import wechat, wechat_pay

urlpatterns = [
    path("wechat/messages/", wechat.messages),
    path("wechat/pay/", wechat_pay.notices),
]
