"""What declarations say of each other: ranges, histories, overlays, parameters in use."""
