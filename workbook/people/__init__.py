"""Who is meant: people by alias and role, the forms in which a name is written, and what else gives somebody away."""
