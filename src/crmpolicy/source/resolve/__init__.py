"""From trees to the checked model: names, types, values and references, by our own passes."""
