import pytest

from vidar.web.settings.devices import device_name

_MOZILLA = "Mozilla/5.0"


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (f"{_MOZILLA} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome, Windows"),
        (f"{_MOZILLA} (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        (
            f"{_MOZILLA} (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1",
            "Safari, iPhone",
        ),
        (f"{_MOZILLA} (iPhone; CPU iPhone OS 19_0) CriOS/140.0 Mobile/15E148 Safari/604.1", "Chrome, iPhone"),
        (f"{_MOZILLA} (iPad; CPU OS 19_0) FxiOS/140.0 Mobile/15E148 Safari/605.1.15", "Firefox, iPad"),
        (f"{_MOZILLA} (Macintosh; Intel Mac OS X 10_15_7) Version/19.0 Safari/605.1.15", "Safari, Mac"),
        (
            f"{_MOZILLA} (Linux; Android 15) AppleWebKit/537.36 SamsungBrowser/28.0 Chrome/130.0",
            "Samsung Internet, Android",
        ),
        (f"{_MOZILLA} (X11; CrOS x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome, Chromebook"),
        (f"{_MOZILLA} (X11; Ubuntu; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
        ("curl/8.0", ""),
        ("", ""),
        ("<script>" * 100, ""),
    ],
)
def test_device_is_named_by_browser_and_system(user_agent, name):
    assert device_name(user_agent) == name
