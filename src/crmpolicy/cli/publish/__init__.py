"""The policy in force as a document that people can read and sign."""
