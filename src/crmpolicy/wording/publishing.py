"""What stands in the document that publishes the policies in force."""

from typing import Final

from crmpolicy.wording import Words

_COMMAND: Final = {
    "cli-publish": Words(
        "把现行制度写成可以传阅、签字的 Word 文件", "write the policy in force as a document to read and sign"
    ),
}

MESSAGES: Final = {**_COMMAND}
