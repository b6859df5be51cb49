"""What grammar alone decides of a cue: that it attributes or does not, and where its content stands."""
