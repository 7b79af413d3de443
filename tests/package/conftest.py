"""The three ways in which the package reaches people, each in a fresh environment outside the checkout."""

import sys
import sysconfig
from pathlib import Path

import pytest

from tests.package.environments import Built, Installed, quietly


@pytest.fixture(scope="session")
def built(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sdist of the checkout, and the wheel made from that sdist, as a release makes them."""
    folder = tmp_path_factory.mktemp("dist")
    quietly([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(checkout)])
    return Built(next(folder.glob("*.whl")), next(folder.glob("*.tar.gz")))


WAYS = ["editable", "wheel", "sdist"]
SOON = ["editable", "wheel", pytest.param("sdist", marks=pytest.mark.soak)]
"""Ways for what takes seconds: the sdist gives the same wheel, to the byte (see ``test_reproducible``)."""


@pytest.fixture(scope="session", params=WAYS)
def installed(
    request: pytest.FixtureRequest, built: Built, checkout: Path, tmp_path_factory: pytest.TempPathFactory
) -> Installed:
    """The package, installed in one of the three ways."""
    way = str(request.param)
    folder = tmp_path_factory.mktemp(way)
    environment = folder / "environment"
    quietly([sys.executable, "-m", "venv", "--without-pip", str(environment)])
    _lend_dependencies(environment)
    source = {
        "editable": ["--editable", str(checkout)],
        "wheel": [str(built.wheel)],
        "sdist": [str(built.sdist)],
    }[way]
    pip = [sys.executable, "-m", "pip", "--python", str(environment / "bin" / "python"), "install", "--quiet"]
    # The lent folder holds the tests' own copy of the package: pip must not take that for an installation.
    alone = [
        "--ignore-installed",
        "--no-deps",
        "--no-index",
        "--no-build-isolation",
        "--disable-pip-version-check",
    ]
    quietly([*pip, *alone, *source])
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    return Installed(way, environment, elsewhere)


def _lend_dependencies(environment: Path) -> None:
    """Let the environment see what the tests' environment has installed; no network is needed.

    Only folders named by Python itself are searched for `.pth` files, so the lent folder's own
    editable copy of the package stays out of sight.
    """
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    packages = environment / "lib" / version / "site-packages"
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
