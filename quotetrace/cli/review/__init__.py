"""`quotetrace review`: decide report by report, in the manner of `git add -p`, with a log that nobody can alter
unseen."""
