"""Addresses of a server with accounts: the pages, and allauth's in one place."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from wholestride.web import urls
from wholestride.web.accounts import pages

LOCAL_ONLY = ("door",)

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", pages.account, name="account"),
    path("accounts/logout/", pages.sign_out, name="account_logout"),
    path("accounts/goodbye/", pages.goodbye, name="goodbye"),
    path("accounts/invitation/<str:secret>/", pages.invitation, name="invitation"),
    path("accounts/2fa/", RedirectView.as_view(pattern_name="account"), name="mfa_index"),
    path("settings/data/delete/", pages.delete, name="settings-delete"),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("accounts/devices/", include("allauth.usersessions.urls")),
    *(each for each in urls.urlpatterns if getattr(each, "name", "") not in LOCAL_ONLY),
]
if pages.provider_name():
    urlpatterns += [
        path("accounts/provider/", include("allauth.socialaccount.urls")),
        path("accounts/", include("allauth.socialaccount.providers.openid_connect.urls")),
    ]

handler400 = urls.handler400
handler403 = urls.handler403
handler404 = urls.handler404
handler500 = urls.handler500
handler429 = "wholestride.web.door.refusals.too_fast"
