"""What stands where in the data folder of an installation; the settings read it too."""

from __future__ import annotations

KEY_NAME = "secret_key"
FILES_NAME = "files"
