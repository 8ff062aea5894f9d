"""Shows a message of the bot as plain text, for a terminal."""

from html.parser import HTMLParser


def plain(html: str) -> str:
    """The words of a message; where a link leads stands behind its words."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.words)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._address = ""
        self._linked = 0

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._address, self._linked = dict(attrs).get("href") or "", len(self.words)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and "".join(self.words[self._linked :]) != self._address:
            self.words.append(f" ({self._address})")
