"""Reads a page as a browser does: elements, texts, identities, and whatever would be fetched."""

from html.parser import HTMLParser

VOID = {"meta", "br"}
FETCHING = {"src", "srcset", "action", "data", "poster", "background", "xlink:href"}


class Page(HTMLParser):
    """What stands on a page; ``unclosed`` is empty where every element ends where it should."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.said: list[str] = []
        self.unclosed: list[str] = []
        self.rows: list[list[str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.unclosed.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.unclosed.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.unclosed:
            return
        self.said.append(data)
        if "td" in self.unclosed or "th" in self.unclosed:
            self.rows[-1][-1] += f"{data} "

    @property
    def ids(self) -> list[str]:
        return [given["id"] for _, given in self.tags if "id" in given]

    @property
    def names(self) -> set[str]:
        return {name for name, _ in self.tags}

    @property
    def fetched(self) -> list[str]:
        """Everything that a browser would ask a network for."""
        found = [value for _, given in self.tags for name, value in given.items() if name in FETCHING]
        found += [given["href"] for _, given in self.tags if not given.get("href", "#").startswith("#")]
        return found

    def has(self, text: str) -> bool:
        return text in " ".join(self.said)
