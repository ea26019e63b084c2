from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demo city: data, pictures and the command that loads it."""

    name = "portal.demo"
    label = "demo"
