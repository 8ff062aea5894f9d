"""One value out of a column that holds JSON as text, in both databases."""

from typing import Any

from sqlalchemy import ColumnElement, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

TELLS_JSON = (16,)
"""Source: https://www.postgresql.org/docs/16/functions-info.html#FUNCTIONS-INFO-VALIDITY"""


class JsonText(FunctionElement[str]):
    """`JsonText(column, *path)`: the text of a value, or that of a whole list; NULL where there is none, or no JSON at all.

    PostgreSQL can tell JSON from other text from version 16 on; before, a row that holds none makes the statement fail.

    The path is written into the statement, so it consists of the keys of fields and events alone.
    """

    type = Text()
    inherit_cache = False

    def __init__(self, column: ColumnElement[Any], *path: str) -> None:
        if any(set(step) & set("'\"{}\\,%:") for step in path):
            raise ValueError(path)
        self.path = path
        super().__init__(column)


@compiles(JsonText, "sqlite")
def _in_sqlite(element: JsonText, compiler: Any, **more: Any) -> str:
    steps = "".join(f'."{step}"' for step in element.path)
    column = compiler.process(element.clauses, **more)
    return f"CASE WHEN json_valid({column}) THEN json_extract({column}, '${steps}') END"


@compiles(JsonText, "postgresql")
def _in_postgresql(element: JsonText, compiler: Any, **more: Any) -> str:
    steps = ",".join(f'"{step}"' for step in element.path)
    column = compiler.process(element.clauses, **more)
    found = f"(CAST({column} AS JSONB) #>> '{{{steps}}}')"
    if (compiler.dialect.server_version_info or ()) < TELLS_JSON:
        return found
    return f"CASE WHEN pg_input_is_valid({column}, 'jsonb') THEN {found} END"
