"""The engine's version, written into every season that it issues."""

ENGINE_VERSION = "0.1.0"
