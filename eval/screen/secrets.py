"""Planted secrets: (kind, sentence with ``{}``, value). All are made up, and put together here.

The parts are joined when the module is read, so that no scanner of this repository takes a value
for a live one; each says FAKE, EXAMPLE or runs through the alphabet.
"""

from __future__ import annotations

from base64 import b64encode

Planted = tuple[str, str, str]

_ABC = "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5bC7dE9fG1hJ3kL5mN7pQ9rS1tU3vW5xY7z"
_UP = "FAKE0EXAMPLE1FAKE2EXAMPLE3FAKE4EXAMPLE5"
_HEX = "0a1b2c3d4e5f60718293a4b5c6d7e8f9" * 4
_B64 = b64encode(bytes(range(7, 199, 2))).decode()


def _pem(name: str, sep: str = "\n") -> str:
    dashes = "-" * 5
    body = sep.join(_B64[i : i + 32] for i in range(0, 96, 32))
    return f"{dashes}BEGIN {name}{dashes}{sep}{body}{sep}{dashes}END {name}{dashes}"


def _jwt(head: str, body: str) -> str:
    parts = (b64encode(p.encode()).decode().rstrip("=") for p in (head, body))
    return ".".join((*parts, _ABC[:43]))


def _kind(kind: str, *pairs: tuple[str, str]) -> list[Planted]:
    return [(kind, sentence, value) for sentence, value in pairs]


SECRETS: tuple[Planted, ...] = tuple(
    _kind(
        "cloud key",
        ("The key {} was used for 20 minutes before it was disabled.", "AKIA" + _UP[:16]),
        ("A build printed {} into its log.", "ASIA" + _UP[4:20]),
        ("The job had aws_secret_access_key={} in its settings.", _B64[10:50]),
        ("Maps stopped because {} ran out of quota.", "AIza" + _ABC[:35]),
        ("The upload used AccountKey={} until Friday.", b64encode(_ABC[:64].encode()).decode()),
        ("We revoked {} on Monday.", "dop_v1_" + _HEX[:64]),
        ("The consent screen still uses {}.", "GOCSPX-" + _ABC[:28]),
        ("The app registration secret {} expires on 3 May.", _ABC[:3] + "8Q~" + _ABC[3:37]),
        ("The bucket in Asia is read with {}.", "LTAI5t" + _ABC[:18]),
        ("The old export held ya29 access {} for an hour.", "ya29." + _ABC[:48]),
    )
    + _kind(
        "vendor token",
        ("We rotated {} on Monday.", "ghp_" + _ABC[:36]),
        ("The mirror was read with {} until noon.", "github_pat_" + _ABC[:22] + "_" + _ABC[:59]),
        ("The runner was registered with {}.", "glpat-" + _ABC[:20]),
        ("Posting failed with {}.", "-".join(("xoxb", "123456789012", _ABC[:24]))),
        ("The payment page used {} in the test.", "sk_" + "live_" + _ABC[:24]),
        ("Publishing needs {} again.", "npm_" + _ABC[:36]),
        ("Mail was sent with {} by mistake.", "SG." + _ABC[:22] + "." + _ABC[:43]),
        ("The pilot runs on {} for now.", "sk-" + "proj-" + _ABC[:40]),
        ("The alert bot answers to {}.", "7123456789:AA" + _ABC[:33]),
        ("The wiki export used {}.", "ATATT3x" + _ABC[:60]),
    )
    + _kind(
        "bearer",
        ("The log shows {} twice.", _jwt('{"alg":"HS256"}', '{"sub":"fake-user-1"}')),
        ("Header: Authorization: Bearer {}", _ABC[:30]),
        ("curl -H 'Authorization: Bearer {}' still works.", _jwt('{"typ":"JWT"}', '{"id":42}')),
        ("It sent `x-api-key: {}` to the vendor.", _ABC[:24]),
        ("The proxy logged Authorization: Basic {}", b64encode(b"fake:EXAMPLE-1234").decode()),
        ("The cookie session={} stayed valid for a week.", _HEX[:40]),
        ("A support note quotes Cookie: JSESSIONID={}", _HEX[:32].upper()),
        ("The call used ?access_token={} in its address.", _ABC[:32]),
        ("The refresh token was {} until Tuesday.", "1//0" + _ABC[:40]),
        ("They pasted X-Auth-Token: {} into the chat.", _HEX[:36]),
    )
    + _kind(
        "private key",
        ("It held\n{}\nfor a week.", _pem("RSA PRIVATE KEY")),
        ("The image contains\n{}\nin a layer.", _pem("OPENSSH PRIVATE KEY")),
        ("The old page shows\n{}\nto everybody.", _pem("PRIVATE KEY")),
        ("Somebody mailed\n{}\nto the list.", _pem("EC PRIVATE KEY")),
        ("The backup holds\n{}\nunprotected.", _pem("ENCRYPTED PRIVATE KEY")),
        ("The repository held\n{}\nsince May.", _pem("PGP PRIVATE KEY BLOCK")),
        ('The variable was "{}" in one line.', _pem("PRIVATE KEY", "\\n")),
        ("The chart sets key: {} for the gateway.", _pem("RSA PRIVATE KEY", " ")),
        ("The ticket quotes\n{}\nin full.", _pem("DSA PRIVATE KEY")),
        ("Jump hosts use\n{}\ntoday.", _pem("OPENSSH PRIVATE KEY", "\n  ")),
    )
    + _kind(
        "password set",
        ("The file has password={} in clear.", "hunter2fake"),
        ("Server=shop;User Id=app;Pwd={};Timeout=5 was in the log.", "c0rrectH0rse"),
        ('The chart sets db_password: "{}" for all.', "letmein-fake"),
        ("It read client_secret: {} from the page.", "Zx8.kQ2~mmP0fake"),
        ("The script has `export DB_PASS='{}'` in line 3.", "S3cr3t!example"),
        ("MYSQL_ROOT_PASSWORD={} is still the default.", "toor-example9"),
        ("The deployment sets smtp.password = {} for staging.", "Mail#Fake77"),
        ("It runs `mysqldump -u root -p{} shop` every night.", "Fake!dump9"),
        ('The form sends {"passwd": "{}"} unencrypted.', "pa55-example"),
        ("sshpass -p '{}' ssh deploy is in the runbook.", "Ex4mple-Pass"),
    )
    + _kind(
        "password said",
        ("The admin password is {}.", "Winter2031!x"),
        ("Log in with admin / {} to see it.", "Fake-Admin-9"),
        ("The temporary password was set to {} for all.", "Welcome123fake"),
        ('The passphrase is "{}" on both sites.', "correct horse battery example"),
        ("The shared account still uses password {} since May.", "Sommer_2031"),
        ("Password for the guest network: {}", "Visitors!2031"),
        ("The new pw is {} until Friday.", "tmp#Example5"),
        ("Credentials: svc-report / {}", "R3port!fake"),
        ("The default passcode {} opens every reader.", "9482-fake"),
        ("The root password has been changed to `{}` today.", "n0t-Real-77"),
    )
    + _kind(
        "connection string",
        ("The job used postgres://app:{}@db:5432/shop since May.", "S3cr3t!pw"),
        ("The app reads mongodb+srv://svc:{}@cluster0.fake.example/x", "Mong0-Fake"),
        ("The queue is amqp://worker:{}@mq:5672/ in both regions.", "pw9!Zk2ex"),
        ("The cache is redis://:{}@cache:6379/0 now.", "r3disFake99"),
        ("It logs jdbc:mysql://db/shop?user=app&password={}&ssl=on", "Jdbc_Fake1"),
        ("The import runs over sftp://partner:{}@files.example.com/in", "Sftp-Ex-22"),
        ("Endpoint=sb://bus.example/;SharedAccessKeyName=x;SharedAccessKey={}", _B64[:43] + "="),
        ("The mirror clones https://build:{}@git.example.com/shop.git", "Git-fake-31"),
        ("jdbc:oracle:thin:shop/{}@//db:1521/X is in the settings.", "Tiger_fake8"),
        ("The mail relay is smtps://alerts:{}@mail.example.com:465", "Rel4y!Fake"),
    )
    + _kind(
        "secret address",
        (
            "Alerts go to {} now.",
            "https://hooks.slack.com/services/" + "T0FAKE/B0FAKE/" + _ABC[:24],
        ),
        (
            "Alerts also go to {}",
            "https://discord.com/api/webhooks/" + "123456789012345678/" + _ABC,
        ),
        ("The channel is fed by {}", "https://fake.webhook.office.com/webhookb2/" + _HEX[:32]),
        (
            "The report lies at https://a.blob.core.windows.net/r/x?sv=2031&sig={}",
            _ABC[:43] + "%3D",
        ),
        ("Anybody can fetch s3.example.com/x?X-Amz-Signature={}", _HEX[:64]),
        ("The feed is https://calendar.example.com/private-{}/basic.ics", _HEX[:32]),
        ("The reset link was https://shop.example.com/reset?token={}", _ABC[:32]),
        ("The form posts to https://api.example.com/v1/x?api_key={}", _HEX[:32]),
        ("The invite https://app.example.com/join?code=7&secret={} is open.", _ABC[:20]),
        ("Errors go to https://{}@o1.ingest.sentry.io/42", _HEX[:32]),
    )
    + _kind(
        "secret value",
        ("The signing key was {} until today.", _HEX[:32]),
        ("The encryption key {} is shared by both sites.", _B64[20:64]),
        ("The webhook secret: {}", "whsec_" + _ABC[:32]),
        ("Our API key for the weather service is {}.", _HEX[:39]),
        ("The licence server key {} lies in the repository.", "FAKE1-EXAM2-FAKE3-EXAM4-FAKE5"),
        ("The HMAC secret {} must be replaced.", _ABC[:40]),
        ("The vault unseal key is {} for node one.", _B64[:44]),
        ("The storage access key {} was in the ticket.", _ABC[:44]),
        ("Its app secret is {} and public now.", _HEX[:32]),
        ("The session secret was '{}' in all regions.", "keyboard-cat-" + _ABC[:12]),
    )
    + _kind(
        "passcode",
        ("The PIN is {} for both doors.", "4821"),
        ("The one-time code {} was read aloud.", "493201"),
        ("The second factor seed is {}.", "JBSWY3DPEHPK3PXPFAKE"),
        ("Recovery code: {}", "fake-4821-exam"),
        ("The bridge passcode: {}#", "771204"),
        ("The alarm code is {} at night.", "90417"),
        ("The meeting password is {}.", "493817"),
        ("SIM PUK {} was printed.", "48213377"),
        ("Her OTP was {} at 14:02.", "118 204"),
        ("The safe opens with PIN: {}", "0042"),
    )
)
