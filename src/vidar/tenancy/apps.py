from django.apps import AppConfig


class TenancyConfig(AppConfig):
    name = "vidar.tenancy"
