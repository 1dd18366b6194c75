"""Keys, tokens, passwords, codes. The shapes of tokens are those that their issuers document."""

from __future__ import annotations

import re

from translator.screen import checks
from translator.screen.rules import Rule, rule

_I = re.IGNORECASE
_TOKENS = "|".join(
    (
        r"A(?:KIA|SIA|IDA|ROA|GPA|NPA)[A-Z0-9]{16}(?![A-Za-z0-9])",  # Amazon
        r"LTAI[A-Za-z0-9]{12,20}",  # Alibaba
        r"gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{22,}|gl(?:pat|dt|rt|ptt|soat)-[\w-]{20,}",
        r"xox[abeoprs]-[\w-]{10,}|xapp-[\w-]{10,}",
        r"sk-(?:proj-|ant-|svcacct-)?[\w-]{20,}|[srp]k_(?:live|test)_[A-Za-z0-9]{16,}",
        r"AIza[\w-]{35}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,}|1//0[\w-]{30,}",
        r"npm_[A-Za-z0-9]{36}|pypi-[\w-]{40,}|rubygems_[0-9a-f]{40,}|dckr_pat_[\w-]{20,}",
        r"hf_[A-Za-z0-9]{30,}|dop_v1_[0-9a-f]{64}|dapi[0-9a-f]{32}|glsa_\w{30,}",
        r"SG\.[\w-]{16,}\.[\w-]{16,}|SK[0-9a-f]{32}|hv[sb]\.[\w-]{24,}|shp(?:at|ss"
        r"|ca)_[0-9a-fA-F]{32}",
        r"\d{8,10}:AA[\w-]{30,40}|ATATT3x[\w=-]{20,}|lin_api_\w{30,}|NRAK-[A-Z0-9]{27}",
        r"whsec_[\w+/=-]{20,}|sq0[a-z]{3}-[\w-]{22,}|PMAK-[0-9a-f-]{40,}|sntrys_[\w+/=-]{30,}",
        r"\w{3}8Q~[\w.~-]{31,37}|key-[0-9a-f]{32}|[0-9a-f]{32}-us\d{1,2}"
        r"|AGE-SECRET-KEY-1[0-9A-Z]{50,}",
        r"eyJ[\w-]{8,}\.eyJ[\w-]{8,}(?:\.[\w-]*)?",  # JSON Web Token
    )
)
_NAMES = (
    r"passw(?:or)?ds?|passwort|pwd|passphrase|(?<![a-z])pass(?![a-z])|secrets?|credentials?|tokens?"
    r"|(?:api|access|secret|encryption|signing|master|account|private|storage|shared)[ _-]?keys?"
)
_CALLED = r"(?:pass(?:word|wd|phrase|code)|passwort|pw|pwd|pin|api key|token|secret|\w{1,30}_key)"
_NEEDS = "pass pw pin key token secret"
_CODES = (
    r"\bP(?:IN|UK)\b|\bOTP\b|\bCV[VC]\b|\bpin (?=code|is|was)|passcode|one-time (?:code|password)"
    r"|\b(?:access|door|alarm|entry|gate|recovery|verification|2fa|mfa|security|unlock|backup|login"
    r"|confirmation|meeting|conference) (?:code|pin|passcode|password)"
)
_UNITS = (
    r"(?:digits?|characters?|letters?|numbers?|codes?|errors?|requests?|users?|times|attempts?|ms|s"
    r"|seconds?|minutes?|hours?|days?|pages?|rows?|people|customers)"
)

SECRET_RULES: tuple[Rule, ...] = (
    rule(
        "private key",
        r"(?P<v>-----BEGIN [A-Z ]{0,24}PRIVATE KEY(?: BLOCK)?-----"
        r"(?:(?:[^-]|-(?!----)){0,8000}-----END [A-Z ]{0,24}PRIVATE KEY(?: BLOCK)?-----"
        r"|(?:\s{0,4}[\w+/=]{16,}){0,200}))",
        needs="private",
    ),
    rule("token", rf"(?<![\w-])(?P<v>{_TOKENS})"),
    rule(
        "token",
        r"(?P<v>https://(?:hooks\.slack\.com/services|[\w.-]{1,80}\.webhook\.office\.com"
        r"|hooks\.zapier\.com/hooks/catch|(?:\w{1,20}\.)?discord(?:app)?\.com/api/webhooks)/[\w/@.-]+)",
        needs="hooks. webhook",
    ),
    rule(
        "token",
        r"\b(?:bearer|authorization:\s*\w{4,8}|x-(?:[a-z]{1,20}-){0,3}(?:key|token|secret):)\s+"
        r"(?P<v>[\w.~+/=-]{8,})",
        checks.said,
        flags=_I,
        needs="bearer authorization x-",
    ),
    rule(
        "token",
        r"(?:\bcookie:? ?|;|\b)(?:(?:[a-z.]{0,16}_?)?sess(?:ion)?(?:[_-]?id)?|sid|connect\.sid)"
        r"=(?P<v>[\w%.+/-]{16,})",
        checks.mixed,
        flags=_I,
        needs="sess sid=",
    ),
    rule(
        "token",
        r"[?&;](?:sig|signature|x-(?:amz|goog)-signature|[a-z]{0,12}_?(?:token|secret|api_?key|key"
        r"|password)|code|auth)=(?P<v>[^\s&\"'<>)\]]{8,400})",
        checks.mixed,
        flags=_I,
        needs="?",
    ),
    rule(
        "token",
        r"https?://\S{1,120}?(?:private|secret|token|invite|feed|reset)[-/](?P<v>[\w-]{20,200})",
        checks.mixed,
        flags=_I,
        needs="://",
    ),
    rule("token", r"/bot(?P<v>\d{8,10}:[\w-]{30,40})", needs="/bot"),
    rule("token", r"://(?P<v>[\w-]{20,200})@", checks.mixed, needs="://"),
    rule(
        "password",
        r"\b[a-z][a-z0-9+.-]{1,20}://[^\s:/@]{0,80}:(?P<v>[^\s/@]{1,200})@",
        checks.real,
        flags=_I,
        needs="://",
    ),
    rule(
        "password",
        r"jdbc:oracle:\w{1,8}:[\w.-]{1,60}/(?P<v>[^\s@/]{3,80})@",
        checks.real,
        flags=_I,
        needs="jdbc:",
    ),
    rule(
        "password",
        rf"(?:{_NAMES})[\w-]{{0,30}}[\"'`]?\s{{0,3}}(?:=>|:=|[:=])\s{{0,3}}[\"'`]?"
        r"(?P<v>[^\s\"'`;,&]{3,300})",
        checks.assigned,
        flags=_I,
        needs=_NEEDS + " credential",
    ),
    rule(
        "password",
        r"\b(?:mysql\w{0,10}|mariadb|sshpass)\b[^\n]{0,80}?\s-p ?[\"']?(?P<v>[^\s\"']{4,80})",
        checks.said,
        needs="mysql mariadb sshpass",
    ),
    rule(
        "password",
        r"\bcurl\b[^\n]{0,80}?\s(?:-u|--user)[ =][\"']?[^\s:\"']{1,40}:(?P<v>[^\s\"']{4,80})",
        checks.real,
        needs="curl",
    ),
    rule(
        "password",
        r"(?<![A-Za-z])(?:password|passphrase|pwd)\b[^\n]{0,60}?(?<![\w/.@-])(?P<v>[^\s\"'`”/,;|<>()]{7,60}"
        r"[^\s\"'`”/,;|<>().:!?])(?![\w/])",
        checks.passwordy,
        flags=_I,
        links=False,
        needs="password passphrase pwd",
    ),
    rule(
        "password",
        r"(?<![\w/.@-])(?P<v>[^\s\"'`”/,;|<>()]{7,60}[^\s\"'`”/,;|<>().:!?])(?![\w/])"
        r"(?=[^\n.]{0,40}\b(?:password|passphrase|pwd)\b)",
        checks.passwordy,
        flags=_I,
        links=False,
        needs="password passphrase pwd",
    ),
    rule(
        "password",
        rf"(?<![a-z]){_CALLED}(?:\s(?!is\b|was\b)[a-z-]{{1,16}}){{0,5}}?"
        r"(?:\s(?:is|was|had been|(?:is|was|has been|have been) (?:\w{1,12} )?(?:set|reset"
        r"|changed) to|to)\s"
        r"(?:now |still )?|:\s)[\"'`“]?"
        r"(?P<v>[^\s\"'`”]{4,80}[^\s\"'`”.,;:!?)])",
        checks.told,
        flags=_I,
        needs=_NEEDS,
    ),
    rule(
        "password",
        r"\b(?:passphrase|password)\s(?:is|was|to|of)\s[\"`“](?P<v>\w{3,20}(?: "
        r"\w{2,20}){2,9})[\"`”]",
        flags=_I,
        needs="pass",
    ),
    rule(
        "password",
        r"\b(?:password|passcode|pw)\s(?P<v>[^\s\"'`”]{5,80}[^\s\"'`”.,;:!?)])",
        checks.strong,
        flags=_I,
        needs="pass pw",
    ),
    rule(
        "password",
        r"\b(?:log(?:ged)?[ -]?in|sign(?:ed)? ?in|credentials?|creds|accounts?)\b[^\n/]{0,40}?"
        r"[\w.@-]{2,40}\s/\s(?P<v>[^\s/]{5,60}[^\s/.,;:!?)])",
        checks.strong,
        flags=_I,
        needs="log sign cred account",
    ),
    rule(
        "access code",
        rf"(?:{_CODES})(?:\s{{0,2}}(?:is|was|still|now|code|number|for (?:the |our )?\w{{1,16}}"
        rf"|(?:re)?set to|changed to|[:=#(])){{0,4}}\s{{0,2}}"
        r"[\"'`“]?(?P<v>\d[\d -]{1,10}\d|[a-z0-9]{3,8}(?:-[a-z0-9]{3,8}){1,7})(?![\w:%-]|\.\w"
        rf"| ?{_UNITS}\b)",
        checks.a_code,
        flags=_I,
        needs="pin puk otp cv code password",
    ),
    rule(
        "access code",
        r"\b(?:seed|totp|otp|mfa|2fa|authenticator|second factor)\b[^\n]{0,30}?"
        r"(?<!\w)(?P<v>[A-Z2-7]{16,64})(?!\w)",
        flags=re.NOFLAG,
        needs="seed totp otp mfa 2fa factor authenticator",
    ),
    rule(
        "secret",
        r"(?<![\w/+.-])(?P<v>[\w+/-]{20,200}={0,2})(?![\w/])",
        checks.strange,
        links=False,
        needs=_NEEDS + " credential pepper salt seed hmac",
    ),
)
