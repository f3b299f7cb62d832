"""Windows for any record type. The only room that knows Qt."""
