"""Things to do by a day: those people write, and those the program reminds of by itself."""
