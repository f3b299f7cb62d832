"""The revisions themselves; they import nothing of the program."""
