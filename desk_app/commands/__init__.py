"""The command line, one module for each noun. Every command answers with a value, never prints."""
