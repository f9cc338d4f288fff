"""The certificate of destruction: which cases are gone, why, by whom, and which backups still hold them.

It is for the force's file, and the one place where the references of destroyed cases still stand.
"""

from datetime import date

from workbench.content.wording import Wording
from workbench.domain.authority import Authority
from workbench.domain.certificate import Certificate
from workbench.domain.dates import format_date, format_long, format_moment
from workbench.letters.document import Block, DataTable, LetterDocument, Letterhead, Signature
from workbench.letters.writer import Writer

_GROUP = 16  # characters of a digest before a space, where the line may break


def compose_certificate(certificate: Certificate, authority: Authority, wording: Wording) -> LetterDocument:
    """The certificate as a document to print, sign and file."""
    labels, rule = wording.labels, certificate.rule
    out_of_turn = bool(certificate.reason)
    writer = Writer(wording).knowing(
        "retention period set" if rule else "no retention period set",
        "destroyed out of turn" if out_of_turn else "destroyed in turn",
        "backups left" if certificate.backups else "no backup left",
        "backups end" if any(backup.gone_by for backup in certificate.backups) else None,
        destroyed_on=format_moment(certificate.at),
        destroyed_by=certificate.by or labels["certificate_unknown"].lower(),
        destroyed_why=certificate.reason,
        retention_period=str(rule or ""),
    )
    subject = writer.heading("certificate subject", 1)
    particulars = ((labels["date"], format_long(certificate.at.date())),)
    return LetterDocument(
        title=subject.text,
        author=authority.name,
        reference="",
        blocks=(
            Letterhead(authority.name, tuple(filter(None, [authority.department.strip()])), particulars),
            subject,
            *writer.paragraphs("certificate what"),
            _cases(certificate, labels),
            _digests(certificate, labels),
            *_section(writer, "certificate why"),
            *_section(writer, "certificate how"),
            *_section(writer, "certificate backups"),
            *_backups(certificate, labels),
            Signature(labels["certificate_signed"], (certificate.by,)),
        ),
        draft=False,
        marking=authority.protective_marking,
    )


def _section(writer: Writer, name: str) -> list[Block]:
    return [writer.heading(name, 2), *writer.paragraphs(name)]


def _cases(certificate: Certificate, labels: dict[str, str]) -> DataTable:
    header = tuple(labels[f"certificate_{name}"] for name in ("reference", "received", "closed", "keep"))
    no_last_day = labels["certificate_open" if certificate.rule else "certificate_not_set"]
    rows = tuple(
        (
            case.reference or labels["certificate_unknown"],
            _day(case.received, labels["certificate_unknown"]),
            _day(case.closed, labels["certificate_open"]),
            _day(case.keep_until, no_last_day),
        )
        for case in certificate.cases
    )
    return DataTable(header, rows, labels["certificate_cases"])


def _digests(certificate: Certificate, labels: dict[str, str]) -> DataTable:
    header = tuple(labels[f"certificate_{name}"] for name in ("reference", "line", "digest"))
    rows = tuple(
        (case.reference or labels["certificate_unknown"], str(case.line), _grouped(case.digest))
        for case in certificate.cases
    )
    return DataTable(header, rows, labels["certificate_digests"])


def _backups(certificate: Certificate, labels: dict[str, str]) -> list[Block]:
    if not certificate.backups:
        return []
    header = tuple(labels[f"certificate_{name}"] for name in ("file", "taken", "until"))
    rows = tuple(
        (backup.name, format_moment(backup.taken), _day(backup.gone_by, labels["certificate_deleted"]))
        for backup in certificate.backups
    )
    return [DataTable(header, rows, labels["certificate_backups"])]


def _day(day: date | None, otherwise: str) -> str:
    return format_date(day) if day else otherwise


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))
