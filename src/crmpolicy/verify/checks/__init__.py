"""One file a check; ``checks.toml`` lists them."""
