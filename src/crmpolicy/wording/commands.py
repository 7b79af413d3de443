"""What the commands say."""

from crmpolicy.wording import Words

MESSAGES: dict[str, Words] = {}
