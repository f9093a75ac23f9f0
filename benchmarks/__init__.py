"""Speed, measured on this machine beside a baseline of the same run; nothing here is a test."""
