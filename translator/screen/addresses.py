"""Internal hosts and addresses of machines: what only the own network knows."""

from __future__ import annotations

import ipaddress
import re

from translator.screen import checks
from translator.screen.rules import Rule, rule

_ENVIRONMENTS = r"prod|prd|stg|staging|dev|test|tst|uat|qa|int|dmz|mgmt|corp"
_ROLES = (
    r"db|sql|web|app|srv|server|host|vm|dc|fs|esx|esxi|proxy|lb|vpn|fw|sw|rtr|redis|kafka|ldap"
    r"|ad|mx"
    r"|smtp|bastion|jump|build|ci|runner|worker|node|cache|api|auth|sso|nas|san|etl|erp|dns|ntp|git"
    r"|broker|mq|mail|pg|postgres|mysql|mongo|elastic|es|k8s|gw|gateway|router|switch|printer"
    r"|backup"
)
_PRIVATE_TLD = (
    r"corp|internal|intern|intranet|intra|lan|local|localdomain|private|home|ad"
    r"|(?:corp|internal|intranet|intra|lan|int|prod|ad)\.[a-z0-9-]{1,40}(?:\.[a-z]{2,12}){0,2}"
)
_MACHINE = r"(?:host|server|node|machine|instance|vm|box|pod|broker|router|switch|replica)"
# RFC 1918, RFC 6598, RFC 3927, RFC 4193 and RFC 4291.
_OWN_NETWORKS = tuple(
    ipaddress.ip_network(network)
    for network in (
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
        "100.64.0.0/10", "169.254.0.0/16", "fc00::/7", "fe80::/10",
    )
)  # fmt: skip
# Addresses that name no machine of anybody's: this host, masks, and the well-known resolvers.
_NOBODY = re.compile(r"127\.|0\.|25[0-5]\.|22[4-9]\.|8\.8\.[48]\.|1\.[01]\.[01]\.1|9\.9\.9\.9")
_ABOUT_VERSIONS = re.compile(r"(?:\bv|version|release|build|upgrade\w*(?: to)?)\s*$", re.IGNORECASE)
_ABOUT_ADDRESSES = re.compile(
    r"\b(?:ips?|address(?:es)?|hosts?|servers?|from|client|gateway|subnet|network|traffic|ping\w*"
    r"|blocked|endpoint|dns|resolv\w+|listen\w*|connect\w*)\b",
    re.IGNORECASE,
)


def private(value: str, before: str) -> bool:
    """An address of the own network, or any other that is no version, mask or well-known one."""
    if _ABOUT_VERSIONS.search(before):
        return False
    try:
        address = ipaddress.ip_interface(
            re.split(r"[-:](?=\d+(?:\.|$))", value)[0] if "." in value else value
        ).ip
    except ValueError:
        return False
    if any(address in network for network in _OWN_NETWORKS):
        return True
    if _NOBODY.match(value):
        return False
    # Sections and versions are counted in small numbers ("2.1.4.1").
    counted = "." in value and max(map(int, re.findall(r"\d+", value)[:4])) < 50
    return bool(_ABOUT_ADDRESSES.search(before)) or not counted


def on_a_machine(_value: str, before: str) -> bool:
    """After a word such as "server" a short name with one digit is a host, too."""
    return bool(re.search(rf"\b{_MACHINE}s?\s+[\"'`*]*$", before, re.IGNORECASE))


_END = r"(?![\w-]|\.\w)"

ADDRESS_RULES: tuple[Rule, ...] = (
    rule(
        "ip",
        r"(?<![\w.-])(?P<v>(?:\d{1,3}\.){3}\d{1,3}(?:/\d{1,2}|:\d{2,5}|-(?:\d{1,3}\.){3}\d{1,3})?)"
        r"(?![\w-]|\.\d)",
        private,
    ),
    rule(
        "ip",
        r"(?<![\w:])(?P<v>(?:f[cde][0-9a-f]{2}|2[0-9a-f]{3}):[0-9a-f:]{2,38}(?:/\d{1,3})?)(?![\w:])",
        private,
        flags=re.IGNORECASE,
        needs=":",
    ),
    rule(
        "ip",
        r"(?<![\w:-])(?P<v>[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\2){4}[0-9A-Fa-f]{2})(?![\w:-])",
    ),
    rule("host", r"(?P<v>\\\\[A-Za-z][\w.-]{1,62}(?:\\[\w.$-]{1,60}){1,8})", needs="\\\\"),
    rule(
        "host",
        r"(?<![\w./-])(?:https?://)?(?P<v>(?:[a-z0-9][a-z0-9-]{0,62}\.){1,6}"
        rf"(?:{_PRIVATE_TLD}))(?![\w-]|\.\w|\()",
        checks.not_a_file,
        flags=re.IGNORECASE,
        needs=".",
    ),
    rule(
        "host",
        rf"(?<![\w./-])(?=[a-z0-9-]{{0,90}}\d)(?P<v>(?:(?:[a-z0-9]{{1,20}}-){{0,4}}(?:{_ROLES}"
        rf"|{_ENVIRONMENTS})"
        r"-(?:[a-z0-9]{1,12}-){0,2}\d{2,4}"
        rf"|(?:[a-z]{{1,12}}-?)?(?:{_ROLES})(?:0\d|\d{{3}}))(?:\.[a-z][a-z0-9-]{{0,40}}){{0,4}})"
        rf"{_END}",
        checks.not_a_file,
        flags=re.IGNORECASE,
    ),
    rule(
        "host",
        rf"(?<![\w./-])(?P<v>(?=[a-z0-9-]{{0,40}}\d)(?:[a-z0-9]{{1,20}}-){{1,4}}\d{{1,4}}"
        rf"|[A-Z]{{2,14}}\d{{2,4}}){_END}",
        on_a_machine,
    ),
)
