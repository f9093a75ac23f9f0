"""Pure rules of the one-stop desk: standard library only, no clock, no files, no network."""
