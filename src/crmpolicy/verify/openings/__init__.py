"""Values for what documents leave open, in every order that ranges allow."""
