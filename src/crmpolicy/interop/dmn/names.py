"""The namespaces of DMN's versions, of its drawings, and our own."""

from typing import Final

VERSIONS: Final = {
    "https://www.omg.org/spec/DMN/20191111/MODEL/": "1.3",
    "https://www.omg.org/spec/DMN/20211108/MODEL/": "1.4",
    "https://www.omg.org/spec/DMN/20230324/MODEL/": "1.5",
}
"""The namespaces that are read, with the version of each."""

OLDER: Final = {
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd": "1.1",
    "http://www.omg.org/spec/DMN/20180521/MODEL/": "1.2",
}
"""Versions that are known and not read."""

WRITTEN: Final = "https://www.omg.org/spec/DMN/20230324/MODEL/"
FEEL: Final = (
    "http://www.omg.org/spec/FEEL/20140401",
    "http://www.omg.org/spec/DMN/20180521/FEEL/",
    "https://www.omg.org/spec/DMN/20191111/FEEL/",
    "https://www.omg.org/spec/DMN/20211108/FEEL/",
    "https://www.omg.org/spec/DMN/20230324/FEEL/",
    "feel",
    "s-feel",
)
"""What may be said to be the language of expressions; without a word it is FEEL."""

OURS: Final = "urn:crmpolicy:dmn:1"
"""Titles in two languages, units and steps, which DMN has no place for; no meaning of a rule."""

PREFIX: Final = "crmpolicy"
