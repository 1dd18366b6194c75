"""A second set, written after the rules stood and measured once before any rule was changed by it.

Five values of each kind, in shapes and sentences other than those of the first set.
"""

from __future__ import annotations

from eval.screen.secrets import _ABC, _B64, _HEX, Planted, _jwt, _kind, _pem

HELD_OUT: tuple[Planted, ...] = tuple(
    _kind(
        "cloud key",
        ("AWS_ACCESS_KEY_ID={} leaked through the image.", "AKIA" + "QWERTYFAKE012345"),
        ("Whoever has {} can read all invoices.", "AIza" + _ABC[5:40]),
        ("The export ran under DefaultEndpointsProtocol=https;AccountKey={}", _B64[:86] + "=="),
        ('Terraform state shows secret_key = "{}"', _B64[12:52]),
        ("(temporary key {}, valid for an hour)", "ASIA" + "FAKEFAKEFAKE2031"),
    )
    + _kind(
        "vendor token",
        ("- Rotate {} before Friday", "ghs_" + _ABC[3:39]),
        ("The bot's token was {}; it is revoked.", "xoxp-" + "1234567890-" + _ABC[:32]),
        ("Test charges went through with {}.", "rk_" + "live_" + _ABC[6:30]),
        ("The notebook contains {} in cell 4.", "hf_" + _ABC[:34]),
        ("Somebody committed {} to the public repository.", "sk-" + "ant-api03-" + _ABC[:60]),
    )
    + _kind(
        "bearer",
        ('curl --header "Authorization: Bearer {}" is in the wiki.', _jwt('{"a":1}', '{"b":22}')),
        ("set-cookie: sessionid={}; Path=/", _HEX[3:35]),
        ('The trace has "authorization": "Bearer {}".', _ABC[4:44]),
        ("PRIVATE-TOKEN: {} works for all projects.", _ABC[2:22]),
        ("The id_token is {} and does not expire.", _jwt('{"kid":"x"}', '{"iss":"fake"}')),
    )
    + _kind(
        "private key",
        ("Found in the mail:\n\n{}\n\nIt is revoked.", _pem("RSA PRIVATE KEY")),
        ("```\n{}\n```", _pem("PRIVATE KEY")),
        ("> {}", _pem("EC PRIVATE KEY", "\n> ")),
        ("The secret holds tls.key: {}", _pem("PRIVATE KEY", "\\n")),
        ("| Key | {} |", _pem("OPENSSH PRIVATE KEY", " ")),
    )
    + _kind(
        "password set",
        ("In .env: ADMIN_PASSWORD={}", "Fr1day-fake"),
        ("ansible_ssh_pass: {}", "l0ngEx4mple"),
        ("`-Dspring.datasource.password={}` is passed on the command line.", "spr1ng-Fake"),
        ('psql "host=db user=app password={} dbname=shop"', "pg-Ex4mple"),
        ("It calls curl -u deploy:{} every minute.", "curlFake-88"),
    )
    + _kind(
        "password said",
        ("We reset it to {} as the new password.", "Autumn2031!fake"),
        ("The Wi-Fi password ({}) hangs on the wall.", "Gast-2031-fake"),
        ("User: support, password: {}", "Sup0rt!fake"),
        ("His password had been {} for nine years.", "qwerty123fake"),
        ("Use the password `{}` for the first login.", "Ch4ngeMe-fake"),
    )
    + _kind(
        "connection string",
        ("DATABASE_URL=mysql://shop:{}@10.1.2.3/orders", "0rders-Fake"),
        ("The report reads mssql+pyodbc://sa:{}@sql/x?driver=y", "Sa_Fake_2031"),
        ("rediss://default:{}@cache.example.com:6380 is in the chart.", "c4cheFake"),
        ("Data Source=sql;Initial Catalog=x;User ID=sa;Password={};", "Sql!Fake31"),
        ("ldap://cn=reader,dc=x:{}@dir.example.com", "Ld4p-fake"),
    )
    + _kind(
        "secret address",
        ("Share link: https://files.example.com/s/x?token={}", _ABC[1:25]),
        ("https://hooks.zapier.com/hooks/catch/123456/{}/ takes the orders.", "b" + _HEX[4:11]),
        ("https://api.telegram.org/bot{}/sendMessage", "8123456789:AA" + _ABC[2:35]),
        ("Anyone with https://x.example.com/dl?X-Goog-Signature={} gets it.", _HEX[:80]),
        ("The board is public under https://x.example.com/b?apikey={}", _HEX[6:38]),
    )
    + _kind(
        "secret value",
        ("The JWT secret ({}) was the same everywhere.", _HEX[8:40]),
        ("DJANGO_SECRET_KEY is '{}'.", "django-insecure-" + _ABC[:40]),
        ("The salt and the pepper {} are in the same table as the key.", _HEX[2:34]),
        ("Encryption key: {}", _B64[30:74]),
        ("api-key {} is hard-coded in the app.", _ABC[9:41]),
    )
    + _kind(
        "passcode",
        ("Dial in and enter PIN {}#.", "55821"),
        ("Verification code: {}", "774 092"),
        ("The door code changed to {} today.", "2580#"),
        ("Use backup code {} if the phone is lost.", "fk4e-9x2m"),
        ("The voicemail PIN was still {}.", "0000"),
    )
    + _kind(
        "email",
        ("cc: {}; others by post", "jean-luc.moreau@firma.example"),
        ("(see {})", "a_b@xn--fake-0ra.example"),
        ('Sender was "Noor" <{}>', "noor@mail.example"),
        ("The mailbox {} is full.", "no-reply@shop.example.com"),
        ("reach me: {}", "t.b at example dot com"),
    )
    + _kind(
        "phone",
        ("Ring {} between 9 and 5.", "020 7946 0321"),
        ("Tel.: {}", "089/1234567"),
        ("She dialled {} twice.", "+1 (646) 555-0175"),
        ("Support line {} is overloaded.", "1-800-555-0166"),
        ("Fax {}", "+43 1 5880058"),
    )
    + _kind(
        "iban",
        ("Transfer to PL account {}.", "PL61 1090 1014 0000 0712 1981 2874"),
        ("The old IBAN ({}) is closed.", "DK5000400440116243"),
        ("{} was credited twice.", "NO93 8601 1117 947"),
        ("iban={}", "PT50000201231234567890154"),
        ("One payee is {}, the other unknown.", "FI21 1234 5600 0007 85"),
    )
    + _kind(
        "card",
        ("PAN {} appeared in the trace.", "4000056655665556"),
        ("The card ending 4242, in full {}, was stored.", "4242 4242 4242 4242"),
        ("Amex {} was refused.", "3714 496353 98431"),
        ("'{}' is in the backup.", "5200828282828210"),
        ("number: {}", "6011 0009 9013 9424"),
    )
    + _kind(
        "national number",
        ("Social security number {} was typed into chat.", "078-05-1120"),
        ("The form leaked NHS number {}.", "943 476 5919"),
        ("Steuer-ID: {}", "36574261809"),
        ("Passport no. {} was scanned.", "C01X00T47"),
        ("Personnummer {} stood there.", "19811228-9874"),
    )
    + _kind(
        "address",
        ("Her home address is {}.", "17 Made-up Lane, Bristol BS1 4DJ"),
        ("Deliver to {}.", "Am Beispielweg 4, 80331 München"),
        ("The visit is at {}.", "350 Fictional Ave, Apt 4B, New York, NY 10118"),
        ("Send the badge to {}.", "Hauptstr. 99, 50667 Köln"),
        ("We moved him to {}.", "5 Imaginary Close, Leeds LS1 4AB"),
    )
    + _kind(
        "birth date",
        ("The patient (born {}) was mixed up.", "14.02.1959"),
        ("birthdate: {}", "1978-11-30"),
        ("It prints the date of birth, {}, on every page.", "2 September 2001"),
        ("dob={}", "04/07/1988"),
        ("Her birthday is {}.", "July 4, 1988"),
    )
    + _kind(
        "person",
        ("Ping {} if the alarm repeats.", "Kofi Mensah"),
        ("Escalation contact: {} (night shift)", "Beatriz Carvalho"),
        ("Please get in touch with {}.", "Dr. Steiner"),
        ("Task owner is {} until May.", "Hiroshi Tanaka"),
        ("Approved by {} on Monday.", "Fatima Zahra"),
    )
    + _kind(
        "handle",
        ("cc {} and the on-call", "@dmitri"),
        ("{} and others restarted it.", "@kofi_m"),
        ("Owner: {}", "@beatriz"),
        ("Assigned to {} since Monday.", "@hiro-t"),
        ("| Lead | {} |", "@fatima"),
    )
    + _kind(
        "username",
        ("The login {} was used from abroad.", "kmensah1"),
        ("User {} deleted the table.", "b.carvalho"),
        ("sudo -u {} was allowed.", "htanaka"),
        ("Files under /Users/{}/Documents were copied.", "fzahra"),
        ("AD account {} is disabled.", r"EMEA\dsteiner"),
    )
    + _kind(
        "host",
        ("{} is at 98% disk.", "prd-orders-db-07"),
        ("Open https://{}/dash for graphs.", "grafana.intranet.example"),
        ("VMs {} and others were moved.", "vmapp014"),
        ("The share {} is read-only.", r"\\nas-02\backup"),
        ("Pods on {} were evicted.", "worker-12.k8s.internal"),
    )
    + _kind(
        "ip",
        ("{} answered again at 14:49.", "172.31.255.7"),
        ("We whitelisted {} for the vendor IP.", "192.0.2.44"),
        ("ssh to {} fails.", "10.0.0.8"),
        ("The leaked range was {}.", "192.168.10.0/23"),
        ("IPv6 {} is missing from DNS.", "fd00:beef::42"),
    )
    + _kind(
        "ticket",
        ("Fixes {}.", "SHOP-77"),
        ("Follow-up in {} (due Friday)", "PRB0040312"),
        ("see issue #{}", "9021"),
        ("Merged as !{} last night.", "4410"),
        ("Zendesk ticket no. {} explains it.", "882134"),
    )
    + _kind(
        "cve",
        ("We still run a version with {}.", "CVE-2031-41001"),
        ("{}: upgrade planned for Q2.", "CVE-2031-41002"),
        ("Attackers already use {} in the wild.", "CVE-2031-41003"),
        ("Scanner findings: {} (high)", "CVE-2031-41004"),
        ("The mitigation for {} is not in place.", "CVE-2031-41005"),
    )
)
