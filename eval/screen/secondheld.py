"""A third set, written when the rules had been changed by the second, and measured once then.

Three values of each kind, written quickly, as people write in chats and minutes.
"""

from __future__ import annotations

from eval.screen.secrets import _ABC, _B64, _HEX, Planted, _jwt, _kind, _pem

SECOND: tuple[Planted, ...] = tuple(
    _kind(
        "cloud key",
        ("ops used {} from a laptop", "AKIA" + "ZZFAKEZZFAKEZZ99"),
        ("secretAccessKey: '{}'", _B64[60:100]),
        ("GOOGLE_MAPS_KEY {} was scraped", "AIza" + _ABC[20:55]),
    )
    + _kind(
        "vendor token",
        ("git remote is https://x-access-token:{}@github.com/acme/shop", "ghp_" + _ABC[10:46]),
        ("Slack app token {} leaked", "xapp-" + "1-A0FAKE-123-" + _ABC[:20]),
        ("the SendGrid key {} was in a screenshot", "SG." + _ABC[3:25] + "." + _ABC[10:53]),
    )
    + _kind(
        "bearer",
        ("{} is what the app sends", _jwt('{"alg":"none"}', '{"admin":true}')),
        ("X-Api-Key: {}", _HEX[5:37]),
        ("Authorization: Token {}", _HEX[1:41]),
    )
    + _kind(
        "private key",
        ("key is below\n{}\nplease delete", _pem("RSA PRIVATE KEY")),
        ('PRIVATE_KEY="{}"', _pem("PRIVATE KEY", "\\n")),
        ("1. import\n\n    {}\n", _pem("EC PRIVATE KEY", "\n    ")),
    )
    + _kind(
        "password set",
        ("set REDIS_PASSWORD to {} first", "rd-Fake-pass1"),
        ("<password>{}</password> in web.config", "xmlFake!77"),
        ("connect with user=reader pwd={} please", "rdr_2031fake"),
    )
    + _kind(
        "password said",
        ("everyone knows the password: it's {}", "Banana2031!"),
        ("new root pw: {}", "R00t-fake-31"),
        ("the shared mailbox password was {} before", "Team#2031fake"),
    )
    + _kind(
        "connection string",
        ("postgresql+asyncpg://svc:{}@pg/shop", "asyncFake_9"),
        ("mongodb://root:{}@10.2.3.4:27017/admin leaked", "m0ngoRootFake"),
        ("amqps://u:{}@mq.example.com/vh", "Q-fake-2031"),
    )
    + _kind(
        "secret address",
        ("report: https://x.example.com/r.pdf?sig={}", _ABC[5:45]),
        ("hook https://hooks.slack.com/services/{} still works", "T1FAKE/B2FAKE/" + _ABC[3:27]),
        ("magic link https://app.example.com/login?token={} in the ticket", _HEX[9:41]),
    )
    + _kind(
        "secret value",
        ("cookie secret: {}", _HEX[7:39]),
        ("the signing secret is {}, same as test", _ABC[11:43]),
        ("AES key {} found in the jar", _HEX[:64]),
    )
    + _kind(
        "passcode",
        ("mfa code {} please", "392 114"),
        ("PIN for the safe: {}", "8841"),
        ("OTP {} expires in five minutes", "604318"),
    )
    + _kind(
        "email",
        ("@all write to {} instead", "it-desk@company.example"),
        ("owner={}; due=May", "h.tanaka@example.jp"),
        ("“{}” bounced", "beatriz@correio.example"),
    )
    + _kind(
        "phone",
        ("war room +44 (0)20 7946 0712 or {}", "+44 161 496 0345"),
        ("cell {} (nights)", "917-555-0111"),
        ("call me on {}", "07700 900456"),
    )
    + _kind(
        "iban",
        ("pls pay {} asap", "LU28 0019 4006 4475 0000"),
        ("from GB to {}", "IE29AIBK93115212345678"),
        ("account: {}.", "HU42117730161111101800000000"),
    )
    + _kind(
        "card",
        ("cust paid w/ {}", "4000 0000 0000 0002"),
        ("logged: card={}", "5200828282828210"),
        ("({} declined)", "378734493671000"),
    )
    + _kind(
        "national number",
        ("SSN={} in the csv", "219-09-9999"),
        ("NINO {} on the slip", "AB123456C"),
        ("her BSN is {}", "123456782"),
    )
    + _kind(
        "address",
        ("new office: {}", "88 Pretend Road, Leeds LS2 7UE"),
        ("ship to {} pls", "Fiktivgasse 3, 1010 Wien"),
        ("the driver went to {}", "742 Nonesuch Terrace, Springfield"),
    )
    + _kind(
        "birth date",
        ("DOB {} in plain text", "23/11/1969"),
        ("born {}; please correct", "May 5, 1980"),
        ("geboren / date of birth: {}", "01.12.1990"),
    )
    + _kind(
        "person",
        ("Owner – {}", "Wanjiku Otieno"),
        ("Questions? Ask {}", "Pawel Nowak"),
        ("Escalate to {} after 20 minutes", "Mrs. Okonkwo"),
    )
    + _kind(
        "handle",
        ("pls review {}", "@wanjiku"),
        ("{}, this is yours", "@pawel_n"),
        ("(thanks {}!)", "@ok0nkwo"),
    )
    + _kind(
        "username",
        ("locked out: user={}", "potieno"),
        ("account name is {}", "p.nowak"),
        ("C:\\Users\\{} is full", "wotieno"),
    )
    + _kind(
        "host",
        ("reboot {} tonight", "app-fra-prod-12"),
        ("http://{}:8080 is down", "ci.lan"),
        ("ssh into {} and look", "bastion01.corp.example"),
    )
    + _kind(
        "ip",
        ("nc -vz {} 443 fails", "10.8.0.14"),
        ("blocked {} at the firewall", "203.0.113.9"),
        ("new range: {}", "172.20.0.0/16"),
    )
    + _kind(
        "ticket",
        ("[{}] flaky test", "QA-1209"),
        ("dup of {}", "#33871"),
        ("vendor SR {} is stuck", "3-29471182"),
    )
    + _kind(
        "cve",
        ("still exposed: {}", "CVE-2031-90001"),
        ("no patch for {} so far", "CVE-2031-90002"),
        ("{} - not fixed in our branch", "CVE-2031-90003"),
    )
)
