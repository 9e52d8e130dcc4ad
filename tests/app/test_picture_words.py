"""What a picture says of the evaluation it is of: locked or not, signed off or changed since."""

from __future__ import annotations

from datetime import UTC, datetime

from busy_session import fresh_session
from gz_eval.app.picture_words import caption_of
from gz_eval.app.signing import sign_off
from gz_eval.core.commands import SetWeight
from gz_eval.core.governance_commands import LockFramework
from gz_eval.core.project import Project

AT = datetime(2012, 6, 14, 9, 30, tzinfo=UTC)


def said(project: Project, *, nameless: bool = False) -> str:
    """The caption as one text."""
    return caption_of(project, "Round one", "OFFICIAL", AT, nameless=nameless).text


def test_it_says_the_marking_the_name_the_framework_and_the_day() -> None:
    project = fresh_session().project
    told = said(project)
    assert told.startswith("Marking: OFFICIAL. Evaluation: Round one. Framework: ")
    assert f"({project.framework.key}, version {project.framework.version})" in told
    assert "Made on 14 June 2012 at 09:30 UTC by gz_eval " in told
    assert "Evaluation" not in caption_of(project, "", "OFFICIAL", AT).text


def test_it_says_whether_what_is_shown_was_signed_off() -> None:
    session = fresh_session()
    session.do(LockFramework(), reason="agreed")
    assert "Not signed off." in said(session.project)
    session.do(sign_off(session, "C. Commissioner", "A. Analyst", "S. Assurer", "Helen Marsh"))
    told = said(session.project)
    assert "Locked " in told
    assert "As in sign-off 1 on " in told
    approver = session.project.sign_offs[-1].approver
    assert approver in told
    assert approver not in said(session.project, nameless=True)
    pillar = session.project.framework.pillars[0]
    session.do(SetWeight(pillar.key, 71), reason="tried")
    assert "Changed since sign-off 1 on " in said(session.project)


def test_without_names_it_says_so() -> None:
    project = fresh_session().project
    assert "Names and places are hidden." in said(project, nameless=True)
    assert "hidden" not in said(project)
