import pytest

from conversations.chat.effects import Say
from conversations.model.questions.understanding import Entry
from conversations.questions import markdown
from tests.fakes.world import complaints_about


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Hej **du** och *du*, ~~inte~~ `kod < 1`", "Hej <b>du</b> och <i>du</i>, <s>inte</s> <code>kod &lt; 1</code>"),
        ("Ett <b>två</b> & tre", "Ett &lt;b&gt;två&lt;/b&gt; &amp; tre"),
        ("rad ett\nrad två\n\nnytt stycke", "rad ett\nrad två\n\nnytt stycke"),
        ("- ett\n- två\n  - inre\n\nefter", "• ett\n• två\n   • inre\n\nefter"),
        ("3. tre\n4. fyra", "3. tre\n4. fyra"),
        ("[karta](https://a.se/?a=1&b=2)", '<a href="https://a.se/?a=1&amp;b=2">karta</a>'),
        ("<https://a.se>", '<a href="https://a.se">https://a.se</a>'),
        ("[ond](javascript:alert(1))", "[ond](javascript:alert(1))"),
        ("[fil](file:///etc/passwd)", "[fil](file:///etc/passwd)"),
        ("[lokal](sida.html)", "lokal"),
        ("![en karta](https://a.se/x.png)", "en karta"),
        ("# Rubrik **fet**\n\ntext", "<b>Rubrik fet</b>\n\ntext"),
        ("> citat\n> > inre", "<blockquote>citat\n\ninre</blockquote>"),
        ("```\nif a < b\n```", "<pre>if a &lt; b</pre>"),
        ("ett\n\n---\n\ntvå", "ett\n\ntvå"),
    ],
)  # fmt: skip
def test_markdown_is_shown_as_telegram_shows_text(written: str, shown: str) -> None:
    assert markdown.html(written) == shown
    assert complaints_about(Say(markdown.html(written))) == []


def test_entries_are_written_as_they_stand_in_a_file() -> None:
    entries = [
        Entry("dogs", "en", "Dogs?", "No.\n\nSorry.", ("Pets?",)),
        Entry("wifi", "en", "Wifi?", "Yes."),
    ]
    assert markdown.written(entries) == (
        "## Dogs? {#dogs}\nNo.\n\nSorry.\n\nAlso asked as:\n- Pets?\n\n## Wifi? {#wifi}\nYes.\n"
    )
