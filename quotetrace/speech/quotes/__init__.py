"""From attributions to quotes: divided, joined with the marked stretches that are left over, nested, and written as
records."""
