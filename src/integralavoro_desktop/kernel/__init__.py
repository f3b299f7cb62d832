"""What a record type is: fields, choices, privacy classes, problems. No Qt, no connection, no paper."""
