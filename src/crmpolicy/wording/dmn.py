"""What is said of DMN files."""
from typing import Final

from crmpolicy.wording import Words

MESSAGES: Final = {"dmn-clause": Words("{decision}，规则 {rule}", "{decision}, rule {rule}")}
