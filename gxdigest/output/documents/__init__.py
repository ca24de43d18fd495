"""Documents: what is handed to a reader instead of a list. `layout` says what stands where, the others how it looks."""
