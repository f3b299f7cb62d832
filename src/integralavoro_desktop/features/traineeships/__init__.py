"""Traineeships of a person with a host: project, hours, month registers, visits, extensions, result."""
