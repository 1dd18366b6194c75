"""Identifiers, versions and quoted text: carried over letter by letter or not at all.

Accepted as the same: ``v2.8.1``, ``2.8.1`` and "version 2.8.1"; ``HTTP 503``, ``503s``, "503
errors" and "status code 503"; ``CVE 2020-26297`` and ``CVE-2020-26297``; an identifier in other
capitals, where the gate compares. Everything else differs when one character does. "Python 2.7" is
a version because of the word in front; "2.7" alone is a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.facts.found import Marked, Quantity, any_case
from translator.values import Sentence

_DOMAINS = "example|internal|local|corp|lan|io|com|org|net|dev|cloud|gov|uk|rs|se|ai|eu|de|ch|fr|app|test|svc"
_FILES = "js|ts|tsx|py|rs|php|go|java|rb|sh|ya?ml|json|toml|css|scss|html|md|sql|tf|cfg|conf|xml|lock|log|csv|ini|txt|exe|dll|jar"
_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_HTTP = r"(?:[1345]\d\d|2(?:0[0-8]|26))"
_IDENTIFIERS = re.compile(
    r"(?P<url>\bhttps?://[^\s<>()\[\]\"']+[^\s<>()\[\]\"'.,;:!?])"
    r"|(?P<mail>(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<handle>(?<![\w/])@[A-Za-z][\w-]+(?:/[\w-]+)?)"
    rf"|(?P<ip>(?<![\w.])(?:{_OCTET}\.){{3}}{_OCTET}(?:/\d{{1,2}}|:\d{{2,5}})?(?![\w.]\d))"
    rf"|(?P<host>(?<![\w.-])(?:[a-z0-9-]++\.)+(?:{_DOMAINS})\b(?::\d{{2,5}})?(?:/[\w./-]+)?)"
    r"|(?P<path>(?<![\w/.@-])(?:~?/[\w.@-]+(?:/[\w.@*-]+)*|(?!\d+[a-z]{0,3}/\d+[a-z]{0,3}/\d)[\w.@-]++(?:/[\w.@*-]*[\w*]){2,}"
    r"|(?!\d+[.,]\d+/)(?=\w*[._@-])[\w.@-]++/[\w.@*-]*[\w*]))"
    r"|(?P<windows>\b[A-Z]:\\[\w\\.$-]+)"
    rf"|(?P<file>(?<![\w-])[\w-]++\.(?:{_FILES})\b)"
    r"|(?P<call>\b[A-Za-z_][\w.]*(?:::\w+)+(?:\(\))?|\b[A-Za-z_]\w*\(\))"
    r"|(?P<snake>\b[A-Za-z]\w*_\w+\b)"
    r"|(?P<flag>(?<!\w)--?[A-Za-z][\w-]*(?:=[^\s,;]+)?)"
    r"|(?P<camel>\b(?:[A-Z]?[a-z]+[A-Z]\w*|[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+)\b)"
    r"|(?P<uuid>\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b)"
    r"|(?P<hash>\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}\b)"
)
# What looks like an identifier and is a unit, a quantity or a name in other clothes.
_NO_IDENTIFIER = re.compile(
    r"\d[\d.,]*[ -]?(?:[kKMGTP]i?(?:B|b|bit|bits|bps|Wh|Hz|W)|vCPUs?|[µμu]s|m[sS]|[kK]m)(?:/s)?|[kKMGTP]i?(?:B|b|bit|bits|bps|Wh|Hz)(?:/s)?|[kMG]W|vCPUs?|(?:Node|Vue|Next|React|Express|Three)\.js|YoY|QoQ|MoM|macOS|iOS|iPadOS|iPhones?|iPads?"
    r"|OpenSSL|OpenSSH|OpenAI|OpenAPI|GitOps|FinOps|CircleCI|LaunchDarkly|JFrog|GitHub|GitLab|YouTube|LinkedIn|McAfee|PayPal|WhatsApp|PowerPoint|OneDrive|SharePoint|JavaScript|TypeScript"
    r"|PostgreSQL|MySQL|OpenShift|OpenSearch|CloudFlare|CloudWatch|PagerDuty|ServiceNow|DataDog|SendGrid|MongoDB|DynamoDB|BigQuery|WordPress|DevOps|DevSecOps|SaaS|PaaS|IaaS|IoT|IPv[46]"
)
_QUOTED = re.compile(
    r"\"([^\"\n]{0,120})\"|“([^”\n]{2,120})”|«([^»\n]{2,120})»|(?<![\w’'])‘([^’\n]{2,120})’(?!\w)|(?<![\w’'])'([^'\n]{2,120})'(?!\w)"
)

_CODES = (
    re.compile(r"(?:(?<![\w./-])[\w.-]++(?:/[\w.-]++)?|(?<![\w&]))#\d+\b"),
    re.compile(r"\b(?P<list>CVE|GHSA|RUSTSEC|CWE|RFC|MCP|PEP|ADR|INC|CHG|PRB|ISO|SOC)[- ]?#?\d[\w-]*"),
    re.compile(r"\bGHSA(?:-[0-9a-z]{4}){3}\b"),
    any_case(rf"\b(?:HTTP(?:/\d(?:\.\d)?)? (?:status )?(?:code |error )?|status(?: code)?:? |error (?=[45]))(?P<http>{_HTTP})(?:s|(?: (?:errors?|responses?))\b)?(?![\w%.,]\d|\w| ?(?:%|ms|min))"),
    re.compile(r"(?<![\w.,$£€])(?P<http2>[45]\d\d)(?:s\b|(?= (?:errors?|responses?|status|pages?)\b)(?: errors?| responses?)?|(?= (?:Not Found|Bad Gateway|Service Unavailable|Internal Server Error|Gateway Timeout|Forbidden|Unauthorized)))"),
    any_case(r"\b(?P<what>exit (?:code|status)|error code|errno|SQLSTATE|event ID|return code)[ :=]+(?P<code>(?:0x)?[0-9A-F]{1,10})\b"),
    re.compile(r"\b0x[0-9A-Fa-f]{2,16}\b"),
    re.compile(r"\b(?!(?:Q[1-4]|H[12]|FY|UTC|GMT)-)[A-Z][A-Z0-9]{1,9}-\d+(?:-\d+)*\b"),
    re.compile(r"\b(?:E\d{3,5}|KB\d{6,7}|MS\d{2}-\d{3})\b"),
    re.compile(r"(?<![\w.])(?:[2-6]G|2FA|24/7|24x7|3-2-1|9/11|[48]K(?= (?:video|screens?|displays?|monitors?)))(?!\w|-\d)"),
)  # fmt: skip
_STAGE = r"(?:[-.]?(?:rc|beta|alpha|dev|post|preview|snapshot|final|ga|hotfix)[-.]?\d*)"
_MADE = (
    r"Python|Java|JDK|OpenJDK|Node(?:\.?js)?|PHP|Ruby|Go|Golang|Rust|Scala|Kotlin|Perl|\.NET(?: Core| Framework)?|"
    r"Postgre(?:s|SQL)|MySQL|MariaDB|MongoDB|Redis|Oracle(?: Database)?|SQL Server|Elasticsearch|OpenSearch|Kafka|RabbitMQ|Kubernetes|K8s|"
    r"Docker|Helm|Terraform|Ansible|Jenkins|Django|Rails|Spring(?: Boot)?|React|Angular|Vue|Log4j|OpenSSL|OpenSSH|TLS|SSL|"
    r"HTTP|OAuth|SMB|SNMP|Ubuntu|Debian|CentOS|RHEL|Red Hat(?: Enterprise Linux)?|Fedora|SLES|Linux|kernel|(?:Node|Vue|Next|React|Express|Three)\.js|macOS|iOS|iPadOS|Android|"
    r"Windows(?: Server)?|Exchange(?: Server)?|SharePoint|Office|IE|Internet Explorer|Chrome|Firefox|Safari|Edge|ESXi|vSphere|PCI[- ]DSS|WCAG|"
    r"Istio|Airflow|Spark|Hadoop|Nginx|nginx|Apache|Tomcat|WordPress|Grafana|Prometheus|Argo ?CD|Keycloak|Vault|SAP|ERP"
)
_VERSIONS = (
    any_case(rf"\bv(?P<v>\d+(?:\.(?:\d+|x))*{_STAGE}?(?:\+[\w.]+)?)\b(?!\.\d)"),
    any_case(rf"(?<![\w.])(?!\d\d?\.\d\d?\.(?:19|20)\d\d\b)(?P<v>\d+\.\d+(?:\.(?:\d+|x))+{_STAGE}?(?:[-+](?!\d+\.\d)(?=\w*\d)[\w.]+)?)\b(?!\.\d)"),
    any_case(rf"(?<![\w.])(?P<v>\d+(?:\.\d+)*(?:\.x|{_STAGE}))(?!\w)"),
    any_case(rf"\b(?:versions?|releases?|ver\.) (?P<v>\d+(?:\.\d+)*{_STAGE}?)\b(?!\.\d|%| of \d)"),
    re.compile(rf"(?<!\w)(?:{_MADE})(?: (?:version )?|/)(?P<v>\d{{1,4}}(?:\.\d+)*(?:\.x|u\d+)?)(?! ?(?:%|[£$€]|min\b|ms\b|s\b|hours?\b|days?\b|weeks?\b|users?\b|nodes?\b|clusters?\b|servers?\b|times\b|pods?\b))(?![\w:]|[.,]\d)"),
)  # fmt: skip

# "PostgreSQL 13.9 -> 15.4": what follows is a version, too.
_NEXT_VERSION = re.compile(r"(?: ?(?:->|→|[-–]) ?| to )(?P<v>\d+(?:\.\d+)+)(?![\w%]|\.\d)")


def find_identifiers(sentence: Sentence, marked: Marked) -> Iterator[Quantity]:
    """Inline code, codes, identifiers and versions; none overlaps an earlier one."""
    plain = sentence.plain
    for start, end in sentence.code:
        if marked.take(start, end):
            yield Quantity("identifier", plain[start:end], start, end)
    digits = any(c.isdigit() for c in plain)
    if digits:
        for pattern in _CODES[:3]:
            yield from _coded(pattern, plain, marked)
    for found in _IDENTIFIERS.finditer(plain):
        if not _NO_IDENTIFIER.fullmatch(found[0]) and marked.take(*found.span()):
            yield Quantity("identifier", found[0], *found.span())
    if digits:
        for pattern in _CODES[3:]:
            yield from _coded(pattern, plain, marked)


def find_versions(plain: str, marked: Marked) -> Iterator[Quantity]:
    """Versions, without the "v" or the product in front of them."""
    for pattern in _VERSIONS:
        for found in pattern.finditer(plain):
            start = found.start("v") - (
                plain[found.start("v") - 1 : found.start("v")] in {"v", "V"}
            )
            if marked.take(start, found.end("v")):
                yield Quantity("version", found["v"].lower(), start, found.end("v"))
            after = _NEXT_VERSION.match(plain, found.end("v"))
            if after and marked.take(*after.span("v")):
                yield Quantity("version", after["v"].lower(), *after.span("v"))


def find_quotations(plain: str, marked: Marked) -> Iterator[Quantity]:
    """Quoted text, without its quotation marks."""
    for found in _QUOTED.finditer(plain):
        group = found.lastindex or 1
        if len(found[group]) > 1 and marked.take(*found.span(group)):
            yield Quantity("quoted", found[group], *found.span(group))


def _coded(pattern: re.Pattern[str], plain: str, marked: Marked) -> Iterator[Quantity]:
    for found in pattern.finditer(plain):
        if marked.take(*found.span()):
            yield Quantity("identifier", _code(found), *found.span())


def _code(found: re.Match[str]) -> str:
    got = found.groupdict()
    if http := got.get("http") or got.get("http2"):
        return f"HTTP {http}"
    if got.get("code"):
        return f"{found['what'].lower()} {found['code'].upper()}"
    if got.get("list"):
        return found[0].upper().replace(" ", "-")
    return found[0]
