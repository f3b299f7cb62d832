"""The format page is true: its own snippets open a bundle without the program."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature

import integralavoro_desktop.exchange
from integralavoro_desktop.exchange.bundle_file import write_bundle
from integralavoro_desktop.exchange.seal import unseal

PAGE = Path(integralavoro_desktop.exchange.__file__).parent / "FORMAT.md"
SHOW, VERIFY = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.skipif(shutil.which("age") is None, reason="the age command is not installed")
def test_the_age_command_and_the_snippet_show_the_rows(parties, draft, tmp_path):
    identity = tmp_path / "identity.txt"
    identity.write_text(parties.office.identities[0] + "\n")
    written = write_bundle(tmp_path, parties.going_up(), draft=draft, signer=parties.laptop, to=parties.office_address)
    opened = subprocess.run(["age", "-d", "-i", identity, written.path], capture_output=True, check=True)  # noqa: S607
    shown = subprocess.run([sys.executable, "-c", SHOW], input=opened.stdout, capture_output=True, check=True)
    text = shown.stdout.decode()
    assert f"from {parties.laptop.device_id.hex()} to {parties.office.office_id.hex()}" in text
    assert '[11,"contact","row-11",{"note":"Sentita al telefono"}]\n' in text


def test_the_second_snippet_checks_the_signature(parties):
    plain = unseal(parties.sealed_up(), parties.office.identities)
    names = {"plain": plain, "length": int.from_bytes(plain[36:40]), "sign_pub": parties.laptop.sign_pub}
    exec(VERIFY, dict(names))  # noqa: S102 - our own page
    with pytest.raises(InvalidSignature):
        exec(VERIFY, {**names, "plain": plain[:110] + b"?" + plain[111:]})  # noqa: S102 - our own page
