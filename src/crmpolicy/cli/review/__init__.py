"""The page on which a change of the policies is read, understood and signed."""
