"""A cluster of Spark on this machine: two workers, each a process of its own with its own Python."""

import atexit
import os
import shutil
import sys
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

TWO_WORKERS: Final = "local-cluster[2,1,1024]"
LEAST_JAVA: Final = 17
QUIET: Final = ("ignore:PySpark does not yet fully support pandas:FutureWarning", "ignore::ResourceWarning")
"""Warnings of PySpark about itself."""
SETTINGS: Final = {
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.default.parallelism": "2",
    "spark.sql.session.timeZone": "UTC",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.showConsoleProgress": "false",
}


@cache
def cluster() -> "SparkSession":
    """Start the cluster, once a process; what it needs and has not is an error and no skipped test.

    Raises:
        RuntimeError: there is no Java.
    """
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise RuntimeError(
            f"Spark needs Java {LEAST_JAVA}: apt-get install openjdk-{LEAST_JAVA}-jre-headless"
        )
    os.environ["PYSPARK_PYTHON"] = sys.executable  # workers and driver have to be the same Python
    from pyspark.sql import SparkSession  # noqa: PLC0415 - of the extra `spark`, which `make soak` installs

    building = SparkSession.builder.master(TWO_WORKERS).appName("crmpolicy")
    for name, value in SETTINGS.items():
        building = building.config(name, value)
    session = building.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    atexit.register(session.stop)
    return session
