"""The papers that gather a person's whole way: the dossier for the care team, the presentation for a firm."""
