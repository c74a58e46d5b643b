from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def test_pure_modules_under_node() -> None:
    node = shutil.which("node")
    if not node:
        pytest.skip("node is not installed; the browser tests run the same modules")
    command = [node, "--test", str(Path(__file__).parent / "js" / "pure.test.cjs")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    assert done.returncode == 0, done.stdout + done.stderr
