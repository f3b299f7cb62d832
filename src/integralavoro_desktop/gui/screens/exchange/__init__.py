"""The exchange on the screen: where it stands, preparing, receiving, deciding, pairing."""
