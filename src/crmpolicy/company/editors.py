"""What helps editors: the two lines that name a file's schema, and the files with the schemas themselves."""

from pathlib import Path

from crmpolicy.company.places import shipped
from crmpolicy.drafts import write_together

FOLDER = "schemas"


def modelines(schema: str) -> str:
    r"""Write the lines that name the schema of a YAML file, for language servers and for JetBrains editors.

    Args:
        schema: where the schema is, seen from the file's folder; a path that goes with the files works in
            every checkout, an address or a path of one machine would not.

    >>> modelines("schemas/company.json").splitlines()
    ['# yaml-language-server: $schema=schemas/company.json', '# $schema: schemas/company.json']
    """
    return f"# yaml-language-server: $schema={schema}\n# $schema: {schema}\n"


def shipped_schema(kind: str) -> str:
    """Give the schema of a kind of file as it travels with the library.

    >>> shipped_schema("cases")[:1]
    '{'
    """
    return (shipped() / FOLDER / f"{kind}.json").read_text(encoding="utf-8")


def stale_schemas(folder: Path, texts: dict[str, str]) -> list[str]:
    """Name the schemas that a folder lacks or holds in another form.

    >>> stale_schemas(Path("nowhere"), {"cases.json": "{}"})
    ['cases.json']
    """
    return sorted(name for name, text in texts.items() if _read(folder / name) != text)


def write_schemas(folder: Path, texts: dict[str, str]) -> None:
    """Write schemas into a folder, which is made if it is not there.

    Args:
        folder: where they go.
        texts: the schemas by the name of their file.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write_together({folder / name: text.encode() for name, text in texts.items()})


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
