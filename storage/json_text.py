"""One value out of a column that holds JSON as text, in both databases."""

from typing import Any

from sqlalchemy import ColumnElement, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class JsonText(FunctionElement[str]):
    """`JsonText(column, *path)`: the text of a value, or that of a whole list; NULL where there is none.

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
    return f"json_extract({compiler.process(element.clauses, **more)}, '${steps}')"


@compiles(JsonText, "postgresql")
def _in_postgresql(element: JsonText, compiler: Any, **more: Any) -> str:
    steps = ",".join(f'"{step}"' for step in element.path)
    return f"(CAST({compiler.process(element.clauses, **more)} AS JSONB) #>> '{{{steps}}}')"
