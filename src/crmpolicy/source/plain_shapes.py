"""What all shapes of files are made of: texts, one or several of them, titles, the head of a file."""

from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Discriminator, Tag, WithJsonSchema

TAG: Final = "\u2039"  # opens the names of alternatives in the path of a fault; no key of a file does

Text: TypeAlias = Annotated[str, WithJsonSchema({"type": ["string", "number", "boolean"]})]
Guard: TypeAlias = dict[str, Any]


def kind_of_node(given: object) -> str:
    """Tell the alternatives of a union apart: text, list or mapping."""
    return TAG + ("list" if isinstance(given, list) else "mapping" if isinstance(given, dict) else "text")


AsText: TypeAlias = Annotated[Text, Tag(TAG + "text")]
AsList: TypeAlias = Annotated[list[Text], Tag(TAG + "list")]
AsMapping: TypeAlias = Annotated[dict[str, Any], Tag(TAG + "mapping")]

Several: TypeAlias = Annotated[AsText | AsList, Discriminator(kind_of_node)]
Keyed: TypeAlias = Annotated[AsText | AsMapping, Discriminator(kind_of_node)]
Free: TypeAlias = Annotated[AsText | AsList | AsMapping, Discriminator(kind_of_node)]


class Shape(BaseModel):
    """What all shapes share: no key that is not named, and nothing built before it is needed."""

    model_config = ConfigDict(extra="forbid", defer_build=True, strict=True, populate_by_name=False)


class Title(Shape):
    """A title in both languages."""

    zh: Text
    en: Text


class Named(Shape):
    """A role or an event: an id with its title."""

    title: Title


class File(Shape):
    """What every file begins with."""

    format: Literal["1"]
