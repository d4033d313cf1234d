"""What the benchmarks that compare bnbook with other programs share: their environments, whole-process times, and how a row is written."""
import os
import pathlib
import platform
import re
import resource
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
# What users have installed.
BNBOOK = ROOT / ".build/optimized/release/bnbook"
TORCH = ["torch==2.13.0+cpu", "numpy", "--extra-index-url", "https://download.pytorch.org/whl/cpu", "--retries", "1"]
JAX = ["jax[cpu]==0.10.2"]


def environment(name, *packages):
    """The folder of programs of a virtual environment of its own with these packages, made if need be; None where pip cannot install them."""
    folder = ROOT / ".build/peers" / name
    done = folder / ("installed-" + re.sub(r"[^\w.]+", "-", packages[0]))
    if not done.exists():
        print(f"installing {packages[0]}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        if subprocess.run([folder / "bin/pip", "install", "--quiet", *packages]).returncode != 0:
            return None
        done.touch()
    return folder / "bin"


def timed(command, **options):
    """The whole process's wall and processor seconds, and its output."""
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, **options).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "process": time.perf_counter() - begun,
        "processor": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
    }, output


def spread(values, digits):
    """The median, and in brackets the lowest and the highest."""
    return f"{statistics.median(values):.{digits}f} [{min(values):.{digits}f}–{max(values):.{digits}f}]"


def machine():
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return f"{model[1] if model else platform.processor()}, {os.cpu_count()} cores, Python {platform.python_version()}"
