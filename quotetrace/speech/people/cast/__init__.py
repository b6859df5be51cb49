"""Who is in the article: the people and bodies it names, what it tells of each, and where they stand."""
