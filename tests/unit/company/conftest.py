"""A small document that the tests of this room share."""

from pathlib import Path

import pytest


@pytest.fixture
def gappy(tmp_path: Path) -> Path:
    """A document in force from 2026, with a value that is missing and one without limit."""
    folder = tmp_path / "gappy"
    folder.mkdir()
    (folder / "policy.yaml").write_text(
        "format: 1\ndocument: gappy\ntitle: {zh: 小制度, en: small policy}\nversion: 1\n"
        "zone: Asia/Shanghai\ncurrency: 元\nin_force: {from: 2026-01-01}\n",
        encoding="utf-8",
    )
    (folder / "rules.yaml").write_text(
        "format: 1\n"
        "facts:\n  age: {title: {zh: 年限, en: age}, type: integer}\n"
        "parameters:\n"
        "  least: {title: {zh: 下限, en: least}, type: integer, value: 10, clause: gappy.1}\n"
        "  most: {title: {zh: 上限, en: most}, type: integer, value: optional, clause: gappy.1}\n"
        "  idle: {title: {zh: 闲置, en: idle}, type: integer, value: required, clause: gappy.1}\n"
        "decisions:\n"
        "  fitness:\n"
        "    title: {zh: 是否合格, en: fitness}\n"
        "    kind: table\n"
        "    outputs:\n      fit: {title: {zh: 合格, en: fit}, type: boolean, join: chosen}\n"
        "    rules:\n"
        "      - {id: old, when: {age: {at_least: least, under: most}}, then: {fit: yes}, clause: gappy.1}\n"
        "    otherwise: {id: rest, then: {fit: no}, no clause: yes}\n",
        encoding="utf-8",
    )
    return folder
