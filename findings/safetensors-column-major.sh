#!/bin/sh
# safetensors 0.8.0, `safetensors.numpy.save`, with NumPy 2.4.6: an array that lies by columns in memory (Fortran's order, contiguous and without gaps) is
# written as its bytes lie there, under its shape, which the format reads by rows. It loads without a word, with the right shape and numbers in wrong places;
# a square matrix is then its transpose. 0.7.0 wrote the same array rightly, and safetensors.torch refuses what is not contiguous. Such arrays need no
# `.T`: `to_numpy()` of a table of pandas 3.1.1 is one. The format's order is C's, by rows; the description of `save` asks for arrays that are contiguous
# and dense, which these are.
# Needs python3 with venv.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >look.py <<'P'
import sys

import numpy as np
import pandas
import safetensors
from safetensors.numpy import load, save

print("version: safetensors", safetensors.__version__, "| NumPy", np.__version__, "| pandas", pandas.__version__)
table = pandas.DataFrame({"a": np.float32([1, 2, 3]), "b": np.float32([4, 5, 6]), "c": np.float32([7, 8, 9])})
frame = table.to_numpy()
written = {"frame": frame, "columns": np.asfortranarray(np.float32([[1, 2, 3], [4, 5, 6]])), "rows": np.float32([[1, 2, 3], [4, 5, 6]])}
read = load(save(written))
same = {name: bool(np.array_equal(read[name], array)) for name, array in written.items()}
for name, array in written.items():
    print(f"seen: {name}: by columns {array.flags.f_contiguous}, by rows {array.flags.c_contiguous}: {array.tolist()} is read as {read[name].tolist()}")
if all(same.values()):
    sys.exit(0)
transposed = np.array_equal(read["frame"], frame.T)
sys.exit(1 if same == {"frame": False, "columns": False, "rows": True} and transposed else 2)
P
for version in 0.7.0 0.8.0; do
    python3 -m venv "environment-$version"
    "environment-$version/bin/pip" -q install --disable-pip-version-check "safetensors==$version" numpy==2.4.6 pandas==3.1.1
    code=0
    "environment-$version/bin/python" look.py || code=$?
    codes="${codes-}$code"
done
[ "$codes" = 01 ] || { echo "changed" >&2; exit 1; }
