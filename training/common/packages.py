"""Where the packages are that training/pretrained.proj restores."""
import os
from pathlib import Path


def package(name, version):
    """The folder of a package; ends the script where it is not there."""
    folder = Path(os.environ.get("NUGET_PACKAGES") or Path.home() / ".nuget" / "packages") / name / version
    if not folder.exists():
        raise SystemExit(f"{folder} is missing; dotnet restore training/pretrained.proj brings it")
    return folder
