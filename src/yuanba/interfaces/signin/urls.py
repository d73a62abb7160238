"""Addresses of signing in."""

from django.urls import path

from yuanba.interfaces.signin import account, again, identities, letter, passkeys, phone, second, views, wechat

urlpatterns = [
    path("sign-in/", views.sign_in),
    path("sign-in/letter/", letter.letter),
    path("sign-in/second/", second.ask),
    path("sign-in/again/", again.again),
    path("sign-in/passkey/", passkeys.sign_in),
    path("sign-in/wechat/", wechat.go),
    path("sign-in/wechat/back/", wechat.back),
    path("my/identities/", identities.identities),
    path("my/identities/link/", wechat.link),
    path("my/identities/unlink/", identities.unlink),
    path("my/passkeys/", passkeys.keys),
    path("my/passkeys/remove/", passkeys.remove),
    path("my/second/", second.show),
    path("sign-out/", views.sign_out),
    path("prefs/", views.prefs),
    path("my/devices/", account.devices),
    path("my/devices/end/", account.end),
    path("my/password/", account.password),
    path("my/phone/", phone.phone),
]
