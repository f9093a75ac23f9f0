"""What a person would have instead of what stands, by procedure, until the store has kept it."""

from dataclasses import replace

from desk_app.domain.catalogue_lines import with_own_keys
from desk_app.domain.procedure import Procedure


class Drafts:
    """A draft stands on the version that it was begun on, whatever others keep meanwhile.

    What is typed after a draft was sent and before the answer came stays, on what was kept.
    """

    def __init__(self) -> None:
        self._base: dict[str, Procedure] = {}
        self._wanted: dict[str, Procedure] = {}
        self._sent: dict[str, Procedure] = {}
        self._again: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._wanted)

    def __contains__(self, code: str) -> bool:
        return code in self._wanted

    def base(self, current: Procedure) -> Procedure:
        """Return the version that is being changed; ``current`` where nobody changes it.

        What was kept a moment ago counts before an older list of procedures.
        """
        kept = self._base.get(current.code, current)
        is_newer = current.code in self._wanted or kept.version > current.version
        return kept if is_newer else current

    def wanted(self, current: Procedure) -> Procedure:
        """Return what a person would have."""
        return self._wanted.get(current.code, self.base(current))

    def keep(self, current: Procedure, wanted: Procedure, *, is_unclear: bool) -> None:
        """Keep a draft; what is as it stands is none, unless something typed is not understood."""
        code, base = current.code, self.base(current)
        if wanted == base and not is_unclear and code not in self._sent:
            self._wanted.pop(code, None)
        else:
            self._base[code], self._wanted[code] = base, wanted

    def drop(self, code: str) -> None:
        """Forget what was not sent yet."""
        self._again.discard(code)
        self._wanted.pop(code, None)
        if code in self._sent:
            self._wanted[code] = self._sent[code]

    def send(self, current: Procedure, wanted: Procedure) -> Procedure | None:
        """Return what the store is to keep; None while the answer to the one before is awaited."""
        code, base = current.code, self.base(current)
        if code in self._sent:
            self._again.add(code)
            return None
        ready = with_own_keys(base, wanted)
        self._base[code] = base
        self._wanted[code] = self._sent[code] = ready
        return ready

    def saved(self, procedure: Procedure, *, is_unclear: bool) -> bool:
        """Go on from what was kept; say whether what was typed since is to be kept too."""
        code = procedure.code
        sent, draft = self._sent.pop(code, None), self._wanted.pop(code, None)
        is_asked_again = code in self._again
        self._again.discard(code)
        self._base[code] = procedure
        if draft is not None and (draft != sent or is_unclear):
            since = procedure.version, procedure.valid_from
            self._wanted[code] = replace(draft, version=since[0], valid_from=since[1])
        return is_asked_again and code in self._wanted

    def refused(self, code: str) -> None:
        """Nothing was kept: the draft stays as it is."""
        self._sent.pop(code, None)
        self._again.discard(code)
