"""Runs the page's scripts with PyTorch and compares them with what the core made of the same recipes.

    python check.py cases.json

The cases are written by the Rust test of this folder. Each notebook's cells run in order, and the lesson's scripts
as a whole too: initial weights bit for bit, rows in the same order, counts of correct rows equal at every epoch,
losses within the tolerance.
"""

import contextlib
import io
import json
import os
import sys
import tempfile
import time
import types
import warnings
from pathlib import Path

import numpy as np
import torch

try:
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
except ImportError:
    plt = None
try:
    import nbformat
except ImportError:
    nbformat = None


class Anything:
    """What a chart is where there is no matplotlib."""

    def __getattr__(self, _):
        return lambda *args, **settings: (Anything(), (Anything(), Anything()))


def without_matplotlib():
    """A matplotlib that draws nothing."""
    module, pyplot = types.ModuleType("matplotlib"), types.ModuleType("matplotlib.pyplot")
    one = lambda figsize: (Anything(), Anything())
    two = lambda rows, columns, figsize: (Anything(), (Anything(), Anything()))
    pyplot.subplots = lambda *args, **settings: (two if args else one)(*args, **settings)
    pyplot.show = lambda: None
    module.pyplot = pyplot
    sys.modules |= {"matplotlib": module, "matplotlib.pyplot": pyplot}


def f32s(text):
    return np.frombuffer(bytes.fromhex(text), dtype=">f4").astype(np.float32)


def cells_of(case):
    """The code of a notebook, cell by cell, after looking at the notebook itself."""
    notebook = json.loads(case["notebook"])
    if nbformat:
        nbformat.validate(nbformat.from_dict(notebook))
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    at = 0
    for cell in cells:
        at = case["text"].index(cell, at) + len(cell)
    assert len(cells) == 5, f"{len(cells)} cells"
    return cells


def models_of(names):
    """The models of a script, by name, and their histories."""
    models = names.get("models", {"A": names.get("model")})
    histories = names.get("histories", {"A": names.get("history")})
    return list(models.values()), list(histories.values())


def check_data(run, names, case):
    """The rows are the same, in the same order; their scaled values up to the last bits of a sum."""
    for part in ("train", "test"):
        features, targets = names[f"X_{part}"].numpy(), names[f"y_{part}"].numpy()
        ours = f32s(run[part]["features"]).reshape(features.shape)
        if case["name"].startswith("lesson"):
            assert (ours == features).all(), f"{part} features"
        assert np.allclose(ours, features, rtol=1e-6, atol=1e-6), f"{part} features"
        assert np.allclose(f32s(run[part]["targets"]), targets, rtol=1e-6, atol=1e-6), f"{part} targets"


def check_weights(run, initial, case):
    assert len(run["initial"]) == len(initial)
    for ours, torchs in zip(run["initial"], initial):
        ours, torchs = f32s(ours), torchs.numpy().ravel()
        equal = np.array_equal(ours, torchs) if case["bits"] else np.allclose(ours, torchs, rtol=1e-5, atol=1e-6)
        assert equal, "initial weights"


def check_history(run, history, case):
    """Counts are equal; the largest difference of a loss is returned."""
    assert len(run["history"]) == len(history), f"{len(history)} epochs, not {len(run['history'])}"
    worst = 0.0
    for epoch, (ours, theirs) in enumerate(zip(run["history"], history)):
        for k, figure in enumerate(theirs):
            if k < 2:
                off = abs(ours[k] - figure) / max(abs(figure), 1e-12)
                worst = max(worst, off)
                assert off <= case["tolerance"], f"epoch {epoch}: a loss of {ours[k]}, not {figure} ({off:.1e})"
            else:
                correct = figure / 100 * run["rows"][k - 2]
                assert abs(correct - ours[k]) < 1e-6, f"epoch {epoch}: {ours[k]} rows correct, not {correct}"
    return worst


def check_lines(case, printed):
    """The lesson prints what the core says, letter for letter; others may round a loss's last digit otherwise."""
    lines = [line for run in case["runs"] for line in run["lines"]]
    printed = [line for line in printed.splitlines() if not line.startswith("Model ")]
    assert len(lines) == len(printed), f"{len(printed)} lines, not {len(lines)}"
    for ours, theirs in zip(lines, printed):
        if case["name"].startswith("lesson"):
            assert ours == theirs, f"{theirs!r}, not {ours!r}"
        same = len(ours.split()) == len(theirs.split())
        for a, b in zip(ours.split(), theirs.split()):
            digits = a.rstrip(",%"), b.rstrip(",%")
            same &= a == b or abs(float(digits[0]) - float(digits[1])) <= 1.1e-5 * max(1, abs(float(digits[0])))
        assert same, f"{theirs!r}, not {ours!r}"


def check(case):
    """One case; the largest difference of a loss."""
    if case["file"]:
        Path(case["file"]["name"]).write_bytes(case["file"]["text"].encode())
    names, printed, initial = {}, io.StringIO(), []
    with contextlib.redirect_stdout(printed):
        for number, cell in enumerate(cells_of(case)):
            exec(compile(cell, f"{case['name']}, cell {number}", "exec"), names)
            if number == 2:
                models, _ = models_of(names)
                initial = [[p.detach().clone() for p in model.parameters()] for model in models]
    _, histories = models_of(names)
    worst = 0.0
    for run, weights, history in zip(case["runs"], initial, histories, strict=True):
        check_data(run, names, case)
        check_weights(run, weights, case)
        worst = max(worst, check_history(run, history, case))
    check_lines(case, printed.getvalue())
    if case["name"].startswith("lesson"):
        whole = io.StringIO()
        with contextlib.redirect_stdout(whole):
            exec(compile(case["text"], case["name"], "exec"), {})
        assert whole.getvalue() == printed.getvalue(), "the script prints something else than the notebook"
    if plt:
        plt.close("all")
    return worst


def main():
    cases = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    torch.set_num_threads(1)
    # There is no window to show a figure in.
    warnings.filterwarnings("ignore", message=".*non-interactive.*")
    if not plt:
        without_matplotlib()
    failures, worst, start = [], 0.0, time.time()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for case in cases:
            try:
                worst = max(worst, check(case))
            except Exception as error:
                failures.append(f"{case['name']}: {type(error).__name__}: {error}")
        os.chdir("/")
    for failure in failures:
        print(failure, file=sys.stderr)
    took = time.time() - start
    print(f"{len(cases) - len(failures)} of {len(cases)} scripts train as the page does; losses differ by up to {worst:.1e} ({took:.0f} s)")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
