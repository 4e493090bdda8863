"""Static files under names that carry their content's hash, so that a phone may keep them."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedAssets(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # no types there
    """Hashed and compressed; imports between our ES modules are rewritten as well."""

    support_js_module_import_aggregation = True
    manifest_strict = True
