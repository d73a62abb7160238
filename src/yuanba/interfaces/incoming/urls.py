"""Addresses that other services call."""

from django.urls import path

from yuanba.interfaces.incoming import wechat

urlpatterns = [path("wechat/messages/", wechat.messages)]
