"""What must hold for all facts: laws written beside rules and mappings, and how they are proved."""
