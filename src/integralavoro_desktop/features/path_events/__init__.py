"""What changes the course of a path: waiting, a pause, an interruption, an end, a new beginning."""
