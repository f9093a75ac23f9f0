"""The front door: every action and every question of a station, one method each.

Windows, command line and drills all come through ``Desk``; nothing is reachable by mouse only.
"""

from desk_app.desk.front import Desk

__all__ = ["Desk"]
