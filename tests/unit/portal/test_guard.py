"""The guard of public forms: who sends, how quickly, how often."""

from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.test import RequestFactory

from portal.guard import OLDEST, QUICKEST, Guard, GuardedForm, address_of, hash_of, is_from_here, made_now
from portal.settings import base

NOON = "2026-11-03 12:00 +0700"
GUARD = Guard("uji", limits=((3, 600), (5, 86400)))


def request(address: str = "203.0.113.7", **headers: str) -> Any:
    return RequestFactory().post("/", REMOTE_ADDR=address, **headers)


def errors(**typed: str) -> list[str]:
    form = GuardedForm(data=typed)
    form.is_valid()
    return [error.code for error in form.non_field_errors().as_data()]


# --- the stamp and the trap


def test_a_form_read_and_filled_passes_and_has_a_name_of_its_own() -> None:
    one, other = GuardedForm(data={"dibuat": made_now(age=30)}), GuardedForm(data={"dibuat": made_now(age=30)})
    assert one.is_valid()
    assert other.is_valid()
    assert one.form_key
    assert one.form_key != other.form_key


def test_too_quick_comes_back_and_passes_a_moment_later() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        form = GuardedForm(data={"dibuat": made_now()})
        assert not form.is_valid()
        assert [error.code for error in form.non_field_errors().as_data()] == ["quick"]
        clock.shift(QUICKEST)
        assert GuardedForm(data={"dibuat": form["dibuat"].value()}).is_valid()


def test_too_old_comes_back_with_a_stamp_that_will_do_at_once() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        stamp = made_now()
        clock.shift(OLDEST + 1)
        form = GuardedForm(data={"dibuat": stamp})
        assert not form.is_valid()
        assert [error.code for error in form.non_field_errors().as_data()] == ["old"]
        assert GuardedForm(data={"dibuat": form["dibuat"].value()}).is_valid()


@pytest.mark.parametrize("stamp", ["", "1762146000", "a:b:c"])
def test_a_stamp_nobody_gave_is_replaced_by_a_fresh_one(stamp: str) -> None:
    form = GuardedForm(data={"dibuat": stamp})
    assert not form.is_valid()
    assert errors(dibuat=form["dibuat"].value()) == ["quick"]


def test_the_trap_comes_back_empty() -> None:
    form = GuardedForm(data={"situs": "http://jahat.example", "dibuat": made_now(age=30)})
    assert not form.is_valid()
    assert form["situs"].value() == ""
    assert form.form_key == ""


# --- the limit


def test_the_limit_holds_for_one_network_and_ends_by_itself() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        assert [GUARD.admits(request()) for _ in range(5)] == [True, True, True, False, False]
        assert GUARD.is_full(request())
        assert not GUARD.is_full(request("203.0.113.8"))
        assert GUARD.admits(request("203.0.113.8"))
        assert not Guard("lain", limits=((1, 600),)).is_full(request())
        clock.shift(601)
        assert [GUARD.admits(request()) for _ in range(3)] == [True, True, False], "the day's five are used up"
        clock.shift(86401)
        assert GUARD.admits(request())


def test_a_place_already_taken_costs_no_step_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = Guard("ramai", limits=((240, 600),))
    assert all(wide.admits(request()) for _ in range(239))
    tries: list[str] = []
    add = caches["limits"].add
    monkeypatch.setattr(caches["limits"], "add", lambda key, *args: tries.append(key) or add(key, *args))
    assert [wide.admits(request()) for _ in range(2)] == [True, False]
    assert len(tries) == 1


def test_asking_counts_nothing() -> None:
    assert not any(GUARD.is_full(request()) for _ in range(20))


def test_the_cache_holds_no_address() -> None:
    GUARD.admits(request("203.0.113.7"))
    held = str(vars(caches["limits"]))
    assert hash_of(request("203.0.113.7")) in held
    assert "203.0.113" not in held


def test_hundreds_of_votes_leave_the_counted_visits_and_the_limits_alone(settings: Any, tmp_path: Path) -> None:
    """A cache of files drops a third of its files, whichever they are, when it holds too many."""
    settings.CACHES = {**settings.CACHES, **{name: {**base.FILE_CACHES[name], "LOCATION": tmp_path / name} for name in ("counts", "limits")}}
    caches["counts"].set("visits", {"today": 7})
    strict = Guard("ketat", limits=((40, 600),))
    assert all(strict.admits(request()) for _ in range(40))
    voting = Guard("suara", limits=((1, 600),))
    assert all(voting.admits(request(f"198.51.{number // 250}.{number % 250}")) for number in range(400))
    assert caches["counts"].get("visits") == {"today": 7}
    assert len(list((tmp_path / "counts").iterdir())) == 1, "no vote lies there"
    assert not strict.admits(request())


def test_the_hash_needs_the_servers_key(settings: Any) -> None:
    before = hash_of(request())
    settings.SECRET_KEY = "another key of another server, long enough"
    assert hash_of(request()) != before


# --- whose address


def test_an_ipv6_line_is_one_network() -> None:
    assert address_of(request("2001:db8:1:2::5")) == address_of(request("2001:db8:1:2:ffff::9"))
    assert address_of(request("2001:db8:1:2::5")) != address_of(request("2001:db8:1:3::5"))
    assert address_of(request("::ffff:203.0.113.7")) == "203.0.113.7"


def test_a_forwarded_address_is_believed_behind_a_named_proxy_only(settings: Any) -> None:
    forged = request("10.0.0.1", HTTP_X_FORWARDED_FOR="1.1.1.1, 203.0.113.9")
    assert address_of(forged) == "10.0.0.1"
    settings.TRUSTED_PROXIES = 1
    assert address_of(forged) == "203.0.113.9"
    settings.TRUSTED_PROXIES = 3
    assert address_of(forged) == "10.0.0.1"


@pytest.mark.parametrize(
    ("headers", "fine"),
    [
        ({}, True),
        ({"HTTP_ORIGIN": "http://testserver"}, True),
        ({"HTTP_ORIGIN": "https://jahat.example"}, False),
        ({"HTTP_ORIGIN": "null"}, False),
        ({"HTTP_REFERER": "http://testserver/panduan/"}, True),
        ({"HTTP_REFERER": "https://jahat.example/?http://testserver/"}, False),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, False),
        ({"HTTP_SEC_FETCH_SITE": "same-origin"}, True),
    ],
)
def test_posts_of_other_sites_are_known(headers: dict[str, str], fine: bool) -> None:
    assert is_from_here(request(**headers)) is fine
