"""Settings of the example: SQLite beside it, and the company whose policies grade its customers."""

from pathlib import Path

HERE = Path(__file__).parent
SECRET_KEY = "an example that serves no pages"  # noqa: S105 - it guards nothing: there are no sessions
INSTALLED_APPS = ["customers"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": HERE / "customers.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
CRMPOLICY_COMPANY = "example-steel"  # a company that travels with the library; or the path of your own file
