"""Running an installation: serve, back up, restore, health, seeding."""
