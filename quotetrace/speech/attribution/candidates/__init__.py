"""What may attribute, who may speak, where content may begin and end, and what each of these looks like to the
scorer."""
