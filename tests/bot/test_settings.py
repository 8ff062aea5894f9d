from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.settings import Settings

ROOT = Path(__file__).parents[2]
NAMES = [name.upper() for name in Settings.model_fields]


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the machine that the tests run on, and no .env beside them."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def settings(monkeypatch: pytest.MonkeyPatch, **given: str) -> Settings:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    return Settings()


def test_without_any_setting_the_bot_needs_a_token_only() -> None:
    given = Settings()
    assert given.model_dump(exclude={"bot_token", "webhook_secret"}) == {
        "bot_api_url": "https://api.telegram.org",
        "database_url": "sqlite:///data/bot.db",
        "state_dir": Path(".registration-bot"),
        "events_dir": Path("events"),
        "organisers": frozenset(),
        "search": "meaning",
        "send_rate": 30,
        "allow_paid_broadcast": False,
        "webhook_url": "",
        "listen": "",
        "log_format": "text",
        "log_level": "info",
        "clock_file": None,
    }
    assert (given.bot_token.get_secret_value(), given.webhook_secret.get_secret_value()) == ("", "")


@pytest.mark.parametrize(
    ("name", "written", "field", "value"),
    [
        ("ORGANISERS", "1", "organisers", {1}),
        ("ORGANISERS", "12, 34,56 ,", "organisers", {12, 34, 56}),
        ("ORGANISERS", "", "organisers", set()),
        ("BOT_API_URL", "http://localhost:8081/", "bot_api_url", "http://localhost:8081"),
        ("DATABASE_URL", "postgresql://bot@host/name", "database_url", "postgresql://bot@host/name"),
        ("DATABASE_URL", "", "database_url", "sqlite:///data/bot.db"),
        ("SEARCH", "Letters", "search", "letters"),
        ("SEND_RATE", "12.5", "send_rate", 12.5),
        ("LOG_LEVEL", "WARNING", "log_level", "warning"),
        ("LOG_FORMAT", "Json", "log_format", "json"),
        ("LISTEN", "127.0.0.1:8080", "listen", "127.0.0.1:8080"),
        ("LISTEN", "[::1]:8080", "listen", "[::1]:8080"),
        ("EVENTS_DIR", "somewhere/else", "events_dir", Path("somewhere/else")),
    ],
)
def test_a_setting_is_read_as_people_write_it(
    monkeypatch: pytest.MonkeyPatch, name: str, written: str, field: str, value: Any
) -> None:
    assert getattr(settings(monkeypatch, **{name: written}), field) == value


WEBHOOK = {"WEBHOOK_URL": "https://bot.example.org/hook", "WEBHOOK_SECRET": "s", "LISTEN": "127.0.0.1:8080"}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"ORGANISERS": "@ada"}, "write Telegram user ids, which are numbers, with commas between them"),
        ({"ORGANISERS": "1; 2"}, "write Telegram user ids, which are numbers, with commas between them"),
        ({"ORGANISERS": "-5"}, "write Telegram user ids, which are numbers, with commas between them"),
        ({"BOT_API_URL": "api.telegram.org"}, "write an address that begins with https:// or http://"),
        ({"BOT_API_URL": "http://[oops"}, "write an address with a host, such as http://127.0.0.1:8081"),
        ({"BOT_API_URL": "http://127.0.0.1:99999"}, "write an address with a host, such as http://127.0.0.1:8081"),
        ({"BOT_API_URL": "https://"}, "write an address with a host, such as http://127.0.0.1:8081"),
        ({"DATABASE_URL": "bot.db"}, "write sqlite:///data/bot.db or postgresql://user@host/name"),
        ({"DATABASE_URL": "mysql://a/b"}, "write sqlite:///data/bot.db or postgresql://user@host/name"),
        ({"DATABASE_URL": "sqlite://"}, "write sqlite:///data/bot.db or postgresql://user@host/name"),
        ({"LISTEN": "8080"}, "write a host and a port, such as 127.0.0.1:8080"),
        ({"LISTEN": "127.0.0.1:65536"}, "write a host and a port, such as 127.0.0.1:8080"),
        ({"LISTEN": "localhost:http"}, "write a host and a port, such as 127.0.0.1:8080"),
        ({"SEARCH": "stars"}, "Input should be 'meaning' or 'letters'"),
        ({"SEND_RATE": "0"}, "Input should be greater than or equal to 1"),
        ({"SEND_RATE": "5000"}, "Input should be less than or equal to 1000"),
        ({"SEND_RATE": "fast"}, "Input should be a valid number, unable to parse string as a number"),
        ({"LOG_FORMAT": "xml"}, "Input should be 'text' or 'json'"),
        ({"LOG_LEVEL": "loud"}, "Input should be 'debug', 'info', 'warning' or 'error'"),
        (WEBHOOK | {"WEBHOOK_URL": "http://bot.example.org"}, "WEBHOOK_URL: Telegram delivers to https:// only"),
        (WEBHOOK | {"WEBHOOK_SECRET": ""}, "WEBHOOK_SECRET: a webhook needs one, 1-256 letters, digits, _ or -"),
        (WEBHOOK | {"WEBHOOK_SECRET": "å"}, "WEBHOOK_SECRET: a webhook needs one, 1-256 letters, digits, _ or -"),
        (WEBHOOK | {"WEBHOOK_SECRET": "s" * 257}, "WEBHOOK_SECRET: a webhook needs one, 1-256 letters, digits, _ or -"),
        (WEBHOOK | {"LISTEN": ""}, "LISTEN: a webhook needs a host and a port to listen on, such as 127.0.0.1:8080"),
    ],
)  # fmt: skip
def test_a_mistake_yields_a_sentence(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], sentence: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        settings(monkeypatch, **given)
    assert [each["msg"].removeprefix("Value error, ") for each in caught.value.errors()] == [sentence]


def test_all_mistakes_are_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValidationError) as caught:
        settings(monkeypatch, ORGANISERS="x", LISTEN="x", LOG_LEVEL="x")
    assert [each["loc"] for each in caught.value.errors()] == [("organisers",), ("listen",), ("log_level",)]


def test_a_complete_webhook_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings(monkeypatch, **WEBHOOK).webhook_url == "https://bot.example.org/hook"


def test_a_stand_in_for_telegram_may_deliver_over_http(monkeypatch: pytest.MonkeyPatch) -> None:
    given = WEBHOOK | {"WEBHOOK_URL": "http://localhost/", "BOT_API_URL": "http://localhost:8081"}
    assert not settings(monkeypatch, **given).is_real_telegram


def test_secrets_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    given = settings(monkeypatch, **WEBHOOK | {"BOT_TOKEN": "1:token", "WEBHOOK_SECRET": "hush"})
    assert not [secret for secret in ("1:token", "hush") if secret in repr(given)]


@pytest.mark.parametrize("mistake", [{"LISTEN": "x"}, WEBHOOK | {"LISTEN": ""}])
def test_a_mistake_does_not_show_the_secrets(
    monkeypatch: pytest.MonkeyPatch, mistake: dict[str, str]
) -> None:
    with pytest.raises(ValidationError) as caught:
        settings(monkeypatch, BOT_TOKEN="1:token", **mistake)
    assert "1:token" not in str(caught.value)


def test_settings_can_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SEND_RATE=5\nSOMETHING_ELSE=1\n")
    assert Settings().send_rate == 5


def test_the_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SEND_RATE=5\n")
    assert settings(monkeypatch, SEND_RATE="6").send_rate == 6


@pytest.mark.parametrize("name", NAMES)
def test_each_setting_stands_in_the_example_under_a_comment(name: str) -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    found = [
        index for index, line in enumerate(lines) if line.removeprefix("#").strip().startswith(f"{name}=")
    ]
    assert len(found) == 1, f"{name}= stands {len(found)} times in .env.example"
    assert lines[found[0] - 1].startswith("# "), f"no comment above {name}"


def test_the_example_can_be_used_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text((ROOT / ".env.example").read_text(encoding="utf-8"))
    assert Settings().model_dump(exclude={"bot_token"}) == Settings(_env_file=None).model_dump(
        exclude={"bot_token"}
    )


@pytest.mark.parametrize(("allowed", "expected"), [("false", 25), ("true", 1000)])
def test_broadcasts_leave_faster_only_where_that_may_be_paid_for(
    monkeypatch: pytest.MonkeyPatch, allowed: str, expected: float
) -> None:
    assert settings(monkeypatch, SEND_RATE="25", ALLOW_PAID_BROADCAST=allowed).bulk_rate == expected
