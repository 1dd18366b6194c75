"""Mails (.eml): the subject as a heading, then the body."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from translator.documents.web import html_to_markdown
from translator.errors import InputError


def read_eml(data: bytes, name: str) -> str:
    """The subject and the body of a mail; its plain text is preferred to its HTML.

    Sender, recipients and attachments are left out.

    Raises:
        InputError: the mail is encrypted, or has neither subject nor text.
    """
    message = message_from_bytes(data, policy=policy.default)
    if not message.keys():
        raise InputError(
            f"{name!r} is not a mail: it has no headers.",
            hint="Save the message as .eml again, or copy its text into a .txt file.",
        )
    if message.get_content_type() in ("multipart/encrypted", "application/pkcs7-mime"):
        raise InputError(
            f"{name!r} is encrypted.", hint="Open it in your mail program and copy its text."
        )
    subject = " ".join(str(message.get("subject", "")).split())
    body = _body(message, name).replace("\r\n", "\n").strip()
    if not body:
        raise InputError(
            f"{name!r} holds no text.",
            hint="If the update is attached, save the attachment and name that file.",
        )
    return (f"# {subject}\n\n" if subject else "") + body + "\n"


def _body(message: EmailMessage, name: str) -> str:
    part = message.get_body(preferencelist=("plain",))
    text = _content(part)
    if text.strip():
        return text
    part = message.get_body(preferencelist=("html",))
    html = _content(part)
    return html_to_markdown(html, name) if html.strip() else ""


def _content(part: MIMEPart | None) -> str:
    if part is None:
        return ""
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError):  # an unknown or misnamed charset
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", errors="replace") if isinstance(payload, bytes) else ""
