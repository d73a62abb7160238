"""Addresses of signing in."""

from django.urls import path

from yuanba.interfaces.signin import account, phone, second, views

urlpatterns = [
    path("sign-in/", views.sign_in),
    path("sign-in/second/", second.ask),
    path("my/second/", second.show),
    path("sign-out/", views.sign_out),
    path("prefs/", views.prefs),
    path("my/devices/", account.devices),
    path("my/devices/end/", account.end),
    path("my/password/", account.password),
    path("my/phone/", phone.phone),
]
