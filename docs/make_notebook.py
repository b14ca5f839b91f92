"""Run docs/notebook.ipynb and put what it prints into it, text and drawings: `python docs/make_notebook.py`."""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

TARGET = Path(__file__).with_name("notebook.ipynb")
_SOURCE = TARGET.parent.parent / "src"
# What is left of an output: a frame is a whole page, and shows only in a notebook that is run.
_KEPT = ("text/plain", "image/svg+xml")
_SECONDS = 300


def run_notebook(path: Path = TARGET) -> Any:
    """The notebook with its outputs, run by this interpreter in the notebook's folder. Raises where a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        kernel = Path(folder) / "kernels" / "here"
        kernel.mkdir(parents=True)
        words = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        spec = {"argv": words, "display_name": "here", "language": "python"}
        (kernel / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
        manager = AsyncKernelManager(
            kernel_name="here",
            kernel_spec_manager=KernelSpecManager(kernel_dirs=[str(kernel.parent)]),
            connection_file=str(Path(folder) / "connection.json"),
            **({"transport": "ipc", "ip": str(Path(folder) / "kernel")} if os.name == "posix" else {}),
        )
        paths = os.pathsep.join(p for p in (str(_SOURCE), os.environ.get("PYTHONPATH")) if p)
        client = NotebookClient(
            notebook, km=manager, timeout=_SECONDS, resources={"metadata": {"path": str(path.parent)}}
        )
        env = os.environ | {"PYTHONPATH": paths, "IPYTHONDIR": folder, "JUPYTER_CONFIG_DIR": folder, "NO_COLOR": "1"}
        client.execute(env=env)
    return notebook


def strip_outputs(notebook: Any) -> Any:
    """The same notebook with outputs that are small and the same on every machine."""
    for cell in notebook.cells:
        cell.metadata.clear()
        if cell.cell_type != "code":
            continue
        cell.outputs = [_strip(output) for output in cell.outputs]
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return notebook


def _strip(output: Any) -> Any:
    if "data" in output:
        output.data = {kind: words for kind, words in output.data.items() if kind in _KEPT}
        output.metadata = {}
    return output


def make_notebook() -> str:
    """The file as it should be."""
    return str(nbformat.writes(strip_outputs(run_notebook()))) + "\n"


if __name__ == "__main__":
    TARGET.write_text(make_notebook(), encoding="utf-8")
