"""A new evaluation, with what is to go into it: nothing is begun where that cannot be found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from gz_eval.app.document import UNTITLED, Document
from gz_eval.app.folders import Folders
from gz_eval.app.session import Session
from gz_eval.core.framework_file import load_framework
from gz_eval.core.people import Person

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is asked for: by a framework's name or file, `called` so, with so many `places`.

    Empty is: without a name, and with as many places as the framework has.
    """

    framework: str
    blind: bool = False
    called: str = ""
    places: int = 0

    def begin(
        self, folders: Folders, person: Person, find: Callable[[Session], Found]
    ) -> tuple[Document, Found]:
        """The evaluation, open, and what `find` finds for it. Raises UserError as that does."""
        made = load_framework(self.framework)
        if self.places:
            made = replace(made, shortlist=replace(made.shortlist, places=self.places))
        name = self.called or UNTITLED
        document = Document.new(made, folders, person, blind=self.blind, name=name)
        try:
            return document, find(document.session)
        except BaseException:
            document.close()
            raise
