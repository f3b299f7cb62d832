"""The diary: what was done with and for a person, when, by whom, in her words too."""
