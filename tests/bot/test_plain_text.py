from bot.commands.plain_text import plain


def test_formatting_and_escapes_become_words() -> None:
    assert plain("<b>Mat &amp; dryck</b>\n• <i>kaffe</i> &lt;3") == "Mat & dryck\n• kaffe <3"


def test_where_a_link_leads_stands_behind_its_words() -> None:
    assert plain('Se <a href="https://exempel.se/?a=1&amp;b=2">kartan</a>!') == (
        "Se kartan (https://exempel.se/?a=1&b=2)!"
    )


def test_an_address_that_is_its_own_words_is_not_said_twice() -> None:
    assert plain('<a href="https://exempel.se">https://exempel.se</a>') == "https://exempel.se"
