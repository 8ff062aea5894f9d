import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearsal import markup
from rehearsal.wire import Refusal


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>a</b>", "a", [("bold", 0, 1)]),
        ("👋 <i>hej</i>", "👋 hej", [("italic", 3, 3)]),
        ("<b>👩‍👧</b>!", "👩‍👧!", [("bold", 0, 5)]),
        ("<u>a<s>b</s></u>", "ab", [("underline", 0, 2), ("strikethrough", 1, 1)]),
        ("a &lt;b&gt; &amp; &quot;c&quot; &#65;", 'a <b> & "c" A', []),
        ("<code>/start</code>", "/start", [("code", 0, 6)]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
        ("<blockquote>x</blockquote>", "x", [("blockquote", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ("  <b> a </b> ", "a", [("bold", 0, 1)]),
        ("<B>a</B>", "a", [("bold", 0, 1)]),
        ("see https://a.se/b.", "see https://a.se/b.", [("url", 4, 14)]),
        ("/start me@a.se @someone #tag", "/start me@a.se @someone #tag",
         [("bot_command", 0, 6), ("email", 7, 7), ("mention", 15, 8), ("hashtag", 24, 4)]),
        ("och/eller 1/2", "och/eller 1/2", []),
    ],
)  # fmt: skip
def test_html_becomes_text_with_entities(
    source: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    plain, found = markup.formatted(source, "HTML")
    assert (plain, [(one["type"], one["offset"], one["length"]) for one in found]) == (text, entities)


def test_a_link_keeps_its_address() -> None:
    _, (entity,) = markup.formatted('<a href="https://a.se/?b=1&amp;c=2">x</a>', "HTML")
    assert entity == {"type": "text_link", "offset": 0, "length": 1, "url": "https://a.se/?b=1&c=2"}


def test_a_block_of_code_keeps_its_language() -> None:
    _, (entity,) = markup.formatted('<pre><code class="language-python">x</code></pre>', "HTML")
    assert entity == {"type": "pre", "offset": 0, "length": 1, "language": "python"}


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("å<b>a</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
        ("å<h1>a</h1>", 'Unsupported start tag "h1" at byte offset 2'),
        ("<span>a</span>", 'Unsupported start tag "span" at byte offset 0'),
        ("1 < 2", "Unclosed start tag at byte offset 2"),
    ],
)
def test_html_that_telegram_cannot_parse(source: str, why: str) -> None:
    with pytest.raises(Refusal) as caught:
        markup.formatted(source, "HTML")
    assert caught.value.description == f"Bad Request: can't parse entities: {why}"


@given(st.text())
def test_text_without_parse_mode_is_never_formatting(text: str) -> None:
    assert markup.formatted(text, "")[0] == text.strip()


@pytest.mark.parametrize(
    "source",
    [
        "<b>a</b> b",
        "👋 <b>a<i>b</i></b>",
        'x <a href="https://a.se/">y</a>',
        "<code>&lt;b&gt;</code>",
        "plain &amp; simple",
    ],
)
def test_entities_become_the_same_html_again(source: str) -> None:
    assert markup.as_html(*markup.formatted(source, "HTML")) == source
