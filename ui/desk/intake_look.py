"""Keeps the intake page's right side true: appointment, faults, and who is served."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from desk_app.domain.calendar import BeyondHorizon
from desk_app.domain.ticket import Ticket
from ui.desk import intake_jobs as jobs
from ui.desk.intake_page import IntakePage
from ui.desk.intake_side import AppointmentShown, ServingShown
from ui.desk.intake_words import (
    day_words,
    limit_words,
    no_appointment_words,
    trace_steps,
    window_words,
)
from ui.refusals import PRIORITY_NAMES
from ui.station import Station

LOOK_MS = 120


class IntakeLook(QObject):
    """Asks anew a moment after every change; an answer to an older page is not shown."""

    def __init__(self, page: IntakePage, station: Station) -> None:
        super().__init__(page)
        self._page, self._station = page, station
        self._ticket: Ticket | None = None
        self._number = 0
        self._soon = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._soon.timeout.connect(self.look)
        page.changed.connect(self._soon.start)

    def asked(self) -> jobs.Page:
        """Return the page as it stands, with the number that it belongs to."""
        form = self._page.form()
        if not form.corrects:
            ticket_id = self._ticket.id if self._ticket else form.ticket_id
            self._page.keep(form.id, ticket_id)
        return jobs.Page(self._page.form(), self._page.chosen())

    def look(self) -> None:
        """Ask what the present entries lead to."""
        self._soon.stop()
        self._number += 1
        look = partial(jobs.look, page=self.asked())
        shown = partial(self._show, self._number)
        self._station.ask(self, look, shown, key="intake-look")

    def ask_served(self) -> None:
        """Ask who is at this counter."""
        ask = partial(jobs.serving, counter=self._station.session.counter)
        self._station.ask(self, ask, self.show_served, key="intake-served")

    def show_served(self, served: jobs.Served) -> None:
        """Show the number at this counter and what was received on it."""
        self._ticket = ticket = served.ticket
        self._page.procedure.prefer(served.areas)
        if ticket is None:
            self._page.side.show_serving(None)
            return
        priority = f"Ưu tiên: {PRIORITY_NAMES[ticket.priority]}" if ticket.priority else ""
        services = ", ".join(ticket.services)
        self._page.side.show_serving(ServingShown(ticket.label, services, priority, served.codes))

    def _show(self, number: int, looked: jobs.Looked) -> None:
        if number != self._number:
            return
        page = self._page
        page.people.show_today(looked.today)
        page.people.show_repeat(looked.repeat)
        page.show_faults(looked.faults, told=False)
        page.show_appointment(self._appointment(looked))

    def _appointment(self, looked: jobs.Looked) -> AppointmentShown:
        procedure, appointed = self._page.chosen(), looked.appointed
        if appointed is None or isinstance(appointed, BeyondHorizon):
            return AppointmentShown(*no_appointment_words(procedure, appointed))
        form, due = self._page.form(), appointed.due
        route = procedure.route(form.channel, form.case) if procedure else None
        return AppointmentShown(
            day_words(due.on),
            window_words(due),
            limit_words(route, appointed),
            trace_steps(due.trace),
        )
