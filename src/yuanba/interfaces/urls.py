"""All addresses: each door brings its own list."""

from django.urls import URLPattern, URLResolver, include, path

from yuanba.interfaces.api.api import api

urlpatterns: list[URLPattern | URLResolver] = [  # those with a beginning of their own first: they are passed by at once
    path("api/v1/", api.urls),
    path("desk/", include("yuanba.interfaces.desk.urls")),
    path("oversight/", include("yuanba.interfaces.oversight.urls")),
    path("b/", include("yuanba.interfaces.board.urls")),
    path("verify/", include("yuanba.interfaces.board.verify_urls")),
    path("ui/", include("yuanba.interfaces.backoffice.style_urls")),
    path("", include("yuanba.interfaces.resident.urls")),
    path("", include("yuanba.interfaces.signin.urls")),
    path("", include("yuanba.interfaces.backoffice.urls")),
    path("", include("yuanba.interfaces.incoming.urls")),
]
handler400 = "yuanba.interfaces.failures.broken"
handler404 = "yuanba.interfaces.failures.absent"
handler500 = "yuanba.interfaces.failures.fault"
