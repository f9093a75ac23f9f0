"""Changing one's own PIN at the sign-in: anybody may who knows the old one."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desk_app.refusals import failure_sentence
from ui.desk.sign_in import SignInView
from ui.station import Station

if TYPE_CHECKING:
    from desk_app.desk.people import StaffSaved
    from desk_app.desk.people_pins import WrongPin
    from desk_app.domain.staff_rules import StaffFaulty
    from ui.desk.staff_pin import PinDialog

CHANGED = "Đã đổi mã PIN. Nhập mã mới để vào làm việc."


class OwnPin(QObject):
    """Make one for each sign-in; it lives as long as the view."""

    def __init__(self, view: SignInView, station: Station) -> None:
        super().__init__(view)
        self._view, self._station = view, station
        self.dialog: PinDialog | None = None
        view.pin_change_asked.connect(self._open)

    def _open(self, staff_id: str, name: str) -> None:
        if not self._station.is_open():
            return
        from ui.desk.staff_pin import PinDialog

        dialog = PinDialog(self._view.window(), name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.change_asked.connect(partial(self._change, staff_id))
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None
        self._view.clear()

    def _change(self, staff_id: str, old: str, new: str) -> None:
        self._station.act(
            self,
            lambda desk: desk.people.change_own_pin(staff_id, old, new),
            self._show,
            lambda error: self._refuse(failure_sentence(error), is_old=False),
        )

    def _show(self, outcome: "StaffSaved | StaffFaulty | WrongPin") -> None:
        from desk_app.desk.people import StaffSaved
        from desk_app.domain.staff_rules import StaffFaulty
        from desk_app.office_refusals import OLD_PIN, pin_sentence, staff_sentence

        match outcome:
            case StaffSaved():
                if self.dialog is not None:
                    self.dialog.show_changed()
                self._view.show_note(CHANGED)
            case StaffFaulty():
                self._refuse(staff_sentence(outcome), is_old=False)
            case _:
                self._refuse(pin_sentence(outcome, OLD_PIN), is_old=True)

    def _refuse(self, words: str, *, is_old: bool) -> None:
        if self.dialog is not None:
            self.dialog.show_refusal(words, is_old=is_old)
