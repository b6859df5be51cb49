"""Cues, and for each its frame, the bounds of its content and its source: candidates, what tells them apart, and what
grammar says.

`attribution.attribute` runs it all. The scorer is linear; its features and weights stand in the lexicon.
"""
