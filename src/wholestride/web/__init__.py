"""The web application: Django over the engine; only this room knows Django."""
