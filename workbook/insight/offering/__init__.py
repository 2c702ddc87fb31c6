"""What the answers of a page suggest: always an offer, never forced; one module for each kind of rule."""
