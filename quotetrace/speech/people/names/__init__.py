"""How names, roles and the noun phrases around them are read."""
