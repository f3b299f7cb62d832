"""The screens of the program that belong to no record type: exchange, conflicts, settings, papers, help."""
