"""The pages that are made from data and code; one module a page."""
