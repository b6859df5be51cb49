"""An article's text as words with their classes, sentences and marked stretches, without what only opens a paragraph or
names a work."""
