"""From what the store knows to what is written on each form."""
