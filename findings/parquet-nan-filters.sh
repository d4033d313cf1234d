#!/bin/sh
# Parquet and NaN, with pyarrow 26.0.1, DuckDB 2.0.1 and DataFusion 55.0.0: a filter gives other rows while a file is read than behind the reading, so that
# diverged runs get lost by the very question for them. Here a file has the losses of two runs, a row group each; the second is 2.5 at first, then NaN twice.
#  1. pyarrow, reading what it wrote itself: `is_nan(loss)` finds nothing, as the group's least and greatest value are both 2.5 and the group is taken for
#     one of 2.5 alone; `loss != 2.5` loses the two rows as well, and so does `~(loss <= 3)`. The same expressions on the table in memory find them.
#  2. DuckDB finds nothing by `isnan(loss)`, `loss = 'nan'` and `loss > 3`, though NaN is its greatest number, and says that all six losses are below 3 and
#     that the greatest is 2.5. DataFusion, where NaN is the greatest as well, loses the rows of `loss > 3` and `loss <> 2.5`, not those of `isnan(loss)`.
# Without statistics in the file all of them find the rows, and Polars 2.1.0 does with them. By the format NaN is no part of a column's least and greatest
# value, and these are to be left aside where NaN is looked for. Arrow was told in 2021 and has closed it; DuckDB has had an option against it since 2025,
# which is off for the sake of speed; DataFusion was told in 2026. What pyarrow says of `filters` has no word on NaN.
# Needs python3 with venv.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip -q install --disable-pip-version-check pyarrow==26.0.1 duckdb==2.0.1 datafusion==55.0.0 polars==2.1.0
cat >look.py <<'P'
import math
import sys
from importlib.metadata import version

import datafusion
import duckdb
import polars
import pyarrow
import pyarrow.compute
import pyarrow.parquet

print("version:", " | ".join(f"{name} {version(name)}" for name in ("pyarrow", "duckdb", "datafusion", "polars")))
losses = [2.25, 1.5, 0.75, 2.5, math.nan, math.nan]
table = pyarrow.table({"row": list(range(6)), "loss": losses})
for name, statistics in (("with", True), ("without", False)):
    pyarrow.parquet.write_table(table, f"{name}.parquet", row_group_size=3, write_statistics=statistics)
metadata = pyarrow.parquet.read_metadata("with.parquet")
ranges = [(found.min, found.max) for found in (metadata.row_group(group).column(1).statistics for group in range(2))]
print("seen: least and greatest loss of the groups:", *ranges)
context = datafusion.SessionContext()
for name in ("with", "without"):
    context.register_parquet(f"{name}_statistics", f"{name}.parquet")

loss, column = pyarrow.compute.field("loss"), polars.col("loss")
nan = [4, 5]
asked = {
    "pyarrow": {"is_nan(loss)": (pyarrow.compute.is_nan(loss), nan), "~(loss <= 3)": (~(loss <= 3), nan),
                "loss != 2.5": (loss != 2.5, [0, 1, 2, 4, 5]), "loss == 2.5": (loss == 2.5, [3])},
    "DuckDB": {"isnan(loss)": ("isnan(loss)", nan), "loss > 3": ("loss > 3", nan),
               "loss = nan": ("loss = 'nan'::double", nan), "loss < 3": ("loss < 3", [0, 1, 2, 3]),
               "loss = 2.5": ("loss = 2.5", [3])},
    "DataFusion": {"isnan(loss)": ("isnan(loss)", nan), "loss > 3": ("loss > 3", nan),
                   "loss <> 2.5": ("loss <> 2.5", [0, 1, 2, 4, 5]), "loss < 3": ("loss < 3", [0, 1, 2, 3]), "loss = 2.5": ("loss = 2.5", [3])},
    "Polars": {"is_nan": (column.is_nan(), nan), "loss > 3": (column > 3, nan),
               "loss != 2.5": (column != 2.5, [0, 1, 2, 4, 5]), "loss < 3": (column < 3, [0, 1, 2, 3]), "loss == 2.5": (column == 2.5, [3])},
}
rows = {
    "pyarrow": lambda file, filter: pyarrow.parquet.read_table(file, filters=filter)["row"].to_pylist(),
    "DuckDB": lambda file, filter: [row for row, in duckdb.sql(f"select row from '{file}' where {filter} order by row").fetchall()],
    "DataFusion": lambda file, filter: context.sql(f"select row from {file.removesuffix('.parquet')}_statistics where {filter} order by row").to_pydict()["row"],
    "Polars": lambda file, filter: polars.scan_parquet(file).filter(filter).collect()["row"].to_list(),
}
wrong, right = {}, True
for tool, filters in asked.items():
    for name, (filter, expected) in filters.items():
        found, plain = rows[tool]("with.parquet", filter), rows[tool]("without.parquet", filter)
        print(f"seen: {tool}: {name}: rows {found}, without statistics {plain}")
        right = right and plain == expected
        if found != expected:
            wrong.setdefault(tool, {})[name] = found
behind = [table.filter(filter)["row"].to_pylist() == expected for filter, expected in asked["pyarrow"].values()]
greatest = [duckdb.sql(f"select max(loss) from '{name}.parquet'").fetchall()[0][0] for name in ("with", "without")]
print("seen: pyarrow, filtered in memory: as without statistics:", all(behind), "| DuckDB: greatest loss", *greatest)
good = right and all(behind) and ranges == [(0.75, 2.25), (2.5, 2.5)] and greatest[0] == 2.5 and math.isnan(greatest[1])
sys.exit(not (good and wrong == {
    "pyarrow": {"is_nan(loss)": [], "~(loss <= 3)": [], "loss != 2.5": [0, 1, 2]},
    "DuckDB": {"isnan(loss)": [], "loss > 3": [], "loss = nan": [], "loss < 3": [0, 1, 2, 3, 4, 5]},
    "DataFusion": {"loss > 3": [], "loss <> 2.5": [0, 1, 2]},
}))
P
environment/bin/python look.py || { echo "changed" >&2; exit 1; }
