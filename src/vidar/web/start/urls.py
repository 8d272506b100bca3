"""Addresses of this flow."""

from django.urls import path, register_converter

from vidar.access.kinds import Provider
from vidar.web.start import choose, demo, keys, login, logout, picker


class ProviderConverter:
    """``feide`` or ``idporten`` in an address."""

    regex = "|".join(Provider.values)

    def to_python(self, value: str) -> Provider:
        return Provider(value)

    def to_url(self, value: str) -> str:
        return Provider(value).value


register_converter(ProviderConverter, "provider")

urlpatterns = [
    path("", picker.start, name="start"),
    path("fylke/", picker.county_list, name="counties"),
    path("fylke/<slug:slug>/", picker.county, name="county"),
    path("s/<slug:slug>/", picker.school, name="school"),
    path("logg-inn/idporten/nokler.json", keys.jwks, name="client-keys"),
    path("logg-inn/<provider:provider>/", login.begin, name="log-in"),
    path("logg-inn/<provider:provider>/tilbake/", login.finish, name="log-in-return"),
    path("logg-ut/", logout.log_out, name="log-out"),
    path("logg-ut/<provider:provider>/frontkanal/", logout.front_channel, name="front-channel-logout"),
    path("logget-ut/", logout.logged_out, name="logged-out"),
    path("bytt/", choose.choose_capacity, name="choose-capacity"),
    path("bytt/barn/", choose.switch_child, name="choose-child"),
    path("demo/", demo.logins, name="demo-logins"),
    path("demo/klokke/", demo.move_clock, name="demo-clock"),
    path("komponenter/", demo.components, name="components"),
]
