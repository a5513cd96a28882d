"""How pages look: layouts, components, forms, formats, front-end sources."""
