"""Test pages: made-up stories in the layouts of outlets and systems."""
