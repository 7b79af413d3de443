"""Questions as SELECTs that a database runs itself."""

from crmpolicy.portfolio.sql.refusing import NotInSqlError
from crmpolicy.portfolio.sql.relations import decided_relation
from crmpolicy.portfolio.sql.writing import DIALECTS, sql_of

__all__ = ["DIALECTS", "NotInSqlError", "decided_relation", "sql_of"]
