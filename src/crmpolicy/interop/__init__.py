"""Other people's formats and programs, each behind a package of its own that loads on first use."""
