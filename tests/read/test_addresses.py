"""What is kept of an address, and the keys that versions meet under."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.read.addresses import MOST_LETTERS, article_key, channel_of, post_key, shown


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a?id=7", "https://example.org/a?id=7"),
        ("https://user:p%40ss@example.org/a", "https://example.org/a"),
        ("https://user:p@ss@example.org/a@b", "https://example.org/a@b"),
        ("https://user:pass@", "https://"),
        ("user:pass@//user:pass@example.org", "user:pass@//example.org"),
        ("https://example.org/a?token=x&b=1&API_KEY=y&key=z", "https://example.org/a?token=hidden&b=1&API_KEY=hidden&key=hidden"),
        ("https://example.org/a?%74oken=x;accessToken=y", "https://example.org/a?%74oken=hidden;accessToken=hidden"),
        ("https://example.org/?monkey=7&sig=abc&X-Amz-Signature=abc", "https://example.org/?monkey=7&sig=hidden&X-Amz-Signature=hidden"),
        ("https://example.org/a\r\nSet-Cookie: b#c", "https://example.org/aSet-Cookie:b"),
        ("http://user:pass@[::1/", "http://[::1/"),
    ],
)  # fmt: skip
def test_an_address_is_kept_without_its_secrets(address: str, kept: str) -> None:
    assert shown(address) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://example.org/a", "https://example.org/a#part"),
        ("https://EXAMPLE.org", "https://example.org/"),
        ("https://example.org:443/a?x=1&utm_medium=rss&fbclid=2", "https://example.org/a?x=1"),
        ("https://example.org/%d8%ae%d8%a8%d8%b1", "https://example.org/خبر"),
        ("https://مثال.com/a", "https://xn--mgbh0fb.com/a"),
        ("https://t.me/s/Channel/7", "https://telegram.me/channel/7"),
    ],
)
def test_two_spellings_of_an_address_have_one_key(one: str, other: str) -> None:
    assert article_key(one) == article_key(other)


def test_different_pages_have_different_keys() -> None:
    pages = [
        "https://example.org/a", "https://example.org/A", "https://example.org/a/", "https://example.org/a?id=1",
        "https://example.org/a?id=2", "https://example.org:8080/a", "https://www.example.org/a",
        "https://example.org/a%2Fb", "https://example.org/a/b",
    ]  # fmt: skip
    assert len({article_key(page) for page in pages}) == len(pages)


@pytest.mark.parametrize(
    ("address", "channel"),
    [
        ("https://t.me/s/Some_Channel", "some_channel"),
        ("http://telegram.me/channel/", "channel"),
        ("t.me/s/channel?before=17", "channel"),
        ("@channel", "channel"),
        ("https://t.me/channel/17", None),
        ("https://t.me/joinchat", None),
        ("https://t.me/+AbCdEf", None),
        ("https://example.org/s/channel", None),
        ("https://t.me.example.org/channel", None),
        ("@no", None),
        ("channel", None),
    ],
)
def test_the_channel_that_an_address_names(address: str, channel: str | None) -> None:
    assert channel_of(address) == channel


@given(st.text() | st.from_regex(r"https?://[^/]*@[^/]*/.*", fullmatch=True))
def test_any_text_at_all(address: str) -> None:
    kept = shown(address)
    assert len(kept) <= MOST_LETTERS + 100
    assert shown(kept) == kept
    assert article_key(address).isprintable()
    channel_of(address)


@given(st.from_regex(r"[a-z0-9:%]{6,12}", fullmatch=True), st.from_regex(r"[a-z0-9]{12}", fullmatch=True))
def test_a_password_never_stays(user: str, password: str) -> None:
    for address in (f"https://{user}:{password}@example.org/x", f"https://example.org/?a=1&token={password}"):
        assert password not in shown(address)
        assert password not in article_key(address)


def test_a_post_has_one_key() -> None:
    assert post_key("Channel", 7) == article_key("https://t.me/Channel/7?single") == "t.me/channel/7"
