"""Qt's own words (buttons, context menus) in Vietnamese; Qt ships none."""

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from resources import resource_path

QT_FILE = "i18n/qt_vi.qm"


def install(app: QApplication) -> QTranslator:
    """Load ``qt_vi.qm`` into ``app`` and make Vietnamese its locale.

    A compiled file on purpose: a translator written in Python that answers '' blanks buttons.

    Raises:
        OSError: The file is damaged.
    """
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    translator = QTranslator(app)
    if not translator.load(str(resource_path(QT_FILE))):
        raise OSError(f"translations cannot be read: {QT_FILE}")
    app.installTranslator(translator)
    return translator
