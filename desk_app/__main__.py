"""``python -m desk_app``: the command line without the windows."""

from desk_app.cli import run

if __name__ == "__main__":
    run()
