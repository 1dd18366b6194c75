"""Planted personal data and internal names: (kind, sentence with ``{}``, value).

Numbers are those that standards, banks and registries print as examples, or are reserved for
fiction; people and places are invented.
"""

from __future__ import annotations

from eval.screen.secrets import Planted, _kind

PERSONAL: tuple[Planted, ...] = tuple(
    _kind(
        "email",
        ("Write to {} with questions.", "maria.lopez+ops@example.com"),
        ("Questions go to <{}>.", "jo_lee@mail.firm.example"),
        ("Mails to {}, among others, bounced.", "o'brien@example.org"),
        ("See [the list](mailto:{}) for names.", "noor-team@example.net"),
        ("The export sent 3 rows to {}.", "X.Y.Z@SUB.EXAMPLE.COM"),
        ("Reply to {} by Friday.", "anna (at) example.com"),
        ("The form still names {} as owner.", "li.wei [at] example [dot] org"),
        ("Affected user: {}; others are fine.", "user1@example.co.uk"),
        ("The alias **{}** is gone.", "müller@beispiel.example"),
        ("| Owner | {} |", "t.baker@example.io"),
    )
    + _kind(
        "phone",
        ("Call {} to join.", "+44 20 7946 0958"),
        ("The hotline is {}.", "(212) 555-0142"),
        ("Bridge: dial {}, then 1#", "0800 555 0199"),
        ("On call this week: {}", "+1-415-555-0132"),
        ("Her mobile, {}, was in the export.", "07700 900123"),
        ("The vendor can be reached under {}.", "+49 (0)30 23125-123"),
        ("Text {} for updates.", "212.555.0187"),
        ("Phone {} after six.", "01632 960123"),
        ("The old row shows {}.", "+33 1 99 00 12 34"),
        ("WhatsApp: {}", "+5511961234567"),
    )
    + _kind(
        "iban",
        ("Refunds to {} are pending.", "DE89 3704 0044 0532 0130 00"),
        ("The refund went to {}.", "GB82WEST12345698765432"),
        ("The account {} is blocked.", "FR14 2004 1010 0505 0001 3M02 606"),
        ("Pay into {} by 3 May.", "NL91ABNA0417164300"),
        ("IBAN {} was in the log.", "ES91 2100 0418 4502 0005 1332"),
        ("One row held {}.", "IT60X0542811101000000123456"),
        ("The fee goes to {} each month.", "CH93 0076 2011 6238 5295 7"),
        ("Row 4 reads {}, row 5 is empty.", "AT611904300234573201"),
        ("The form shows {} to everybody.", "BE68 5390 0754 7034"),
        ("Wrong account: {}", "SE45 5000 0000 0583 9825 7466"),
    )
    + _kind(
        "card",
        ("A test card {} was charged.", "4111 1111 1111 1111"),
        ("The log holds {} in clear.", "5555555555554444"),
        ("Card {} was declined 20 times.", "3782 822463 10005"),
        ("Payments with {} failed.", "6011-1111-1111-1117"),
        ("One row has {}.", "3530111333300000"),
        ("The refund for {} is pending.", "4012 8888 8888 1881"),
        ("The receipt prints {} in full.", "5105-1051-0510-5100"),
        ("The caller read {} aloud.", "3056 930902 5904"),
        ("A screenshot shows {}.", "371449635398431"),
        ("| Card | {} |", "2223 0031 2200 3222"),
    )
    + _kind(
        "national number",
        ("Her SSN {} was in the log.", "219-09-9999"),
        ("National Insurance number {} was printed.", "AB 12 34 56 C"),
        ("The PESEL {} was in the export.", "44051401359"),
        ("The BSN {} was mailed to the vendor.", "111222333"),
        ("Tax code {} stood in the file.", "RSSMRA85T10A562S"),
        ("His DNI {} was on the form.", "12345678Z"),
        ("The CPF {} was shown.", "111.444.777-35"),
        ("Row 7 shows {} beside the name.", "2 95 10 99 126 111 93"),
        ("The person number {} is in the log.", "811228-9874"),
        ("AHV number {} was not masked.", "756.9217.0769.85"),
    )
    + _kind(
        "address",
        ("The laptop was sent to {}.", "221B Example Street, London NW1 6XE"),
        ("Her address, {}, was in the export.", "1600 Sample Parkway, Springfield, CA 94043"),
        ("The router stands at {}.", "Musterstraße 12, 10115 Berlin"),
        ("Ship it to {} by Friday.", "12 rue de la Fiction, 75002 Paris"),
        ("Parcels go to {}.", "PO Box 4711, Springfield"),
        ("The invoice names {} as address.", "Via Esempio 5, 00184 Roma"),
        ("He lives at {} since May.", "48 Invented Rd"),
        ("The form shows {}.", "Kerkstraat 7, 1017 AB Amsterdam"),
        ("The customer moved to {} in May.", "Calle Ficticia 10, 28013 Madrid"),
        ("| Address | {} |", "9 Nowhere Avenue, Flat 3"),
    )
    + _kind(
        "birth date",
        ("The record shows date of birth {}.", "12 March 1984"),
        ("DOB: {}", "1984-03-12"),
        ("She was born on {} according to the export.", "March 12, 1984"),
        ("The row holds birth date {} beside the name.", "12/03/1984"),
        ("The customer, born {}, complained.", "3 May 1971"),
        ("D.O.B. {} was printed on the label.", "03.05.1971"),
        ("Birthday: {}", "5 June 1990"),
        ("The field date_of_birth={} was logged.", "1990-06-05"),
        ("His date of birth ({}) was shown.", "7 Oct 1966"),
        ("The form asks for the birthdate and prints {}.", "1966/10/07"),
    )
    + _kind(
        "person",
        ("Contact: {}", "Maria Lopez"),
        ("Contact {} for access.", "Noor van Dijk"),
        ("For questions, reach out to {}.", "Jo Lee"),
        ("Owner: {}, due 3 May.", "Priya Nair"),
        ("Please ask {} before you restart it.", "Tom Baker"),
        ("The on-call engineer is {} this week.", "Anna Müller"),
        ("Incident commander: {}", "Jean-Luc Moreau"),
        ("Call {} if it fails again.", "Mr. Okafor"),
        ("It is assigned to {} until Friday.", "Li Wei"),
        ("{} is the point of contact for the vendor.", "Sofia Rossi"),
    )
    + _kind(
        "handle",
        ("{} to renew the certificate by 28 Nov.", "@maria"),
        ("Ask {} about the errors.", "@noor_k"),
        ("The fix comes from {}.", "@jo-lee"),
        ("The change was merged (cc {}) on Monday.", "@t.baker"),
        ("- {}: check the backup by Friday.", "@priya"),
        ("Paged <{}> at 14:02.", "@U02FAKE9AB"),
        ("Thanks to {}, it was found early.", "@anna-mueller"),
        ("**{}** restarts it tomorrow.", "@sofia"),
        ("Follow {} for updates.", "@li_wei_42"),
        ("The change was merged by {}.", "@okafor"),
    )
    + _kind(
        "username",
        ("The user name {} was locked.", "jdoe42"),
        ("Username: {}", "m.lopez"),
        ("The account {} was disabled.", r"CORP\jsmith"),
        ("It wrote to /home/{}/export by mistake.", "tbaker"),
        (r"The file lay in C:\Users\{}\Desktop until May.", "pnair"),
        ("Log in as {} to see it.", "nvandijk"),
        ("Run `ssh {}@gateway` to check.", "jlee7"),
        ("login={} was in the address.", "s_rossi"),
        ("The user ID is {} in both systems.", "okafor.c"),
        ("Failed sign-ins for user {} went up.", "a.mueller1"),
    )
    + _kind(
        "host",
        ("The host {} expires on 3 Dec.", "sso-int-01.corp.example"),
        ("We restarted {} twice.", "db-prod-03"),
        ("See http://{}/job/7 for the log.", "jenkins.internal"),
        ("Files moved to {} on Monday.", r"\\filer2\finance"),
        ("{} ran out of disk.", "web01"),
        ("Node {} was drained.", "ip-10-0-12-7.ec2.internal"),
        ("Traffic goes to {} again.", "payments-api.shop.svc.cluster.local"),
        ("The job on server {} hung.", "PRODSQL02"),
        ("The broker {} lagged behind.", "kafka-broker-3"),
        ("Old builds stay on {} until May.", "srv-fra-014.lan"),
    )
    + _kind(
        "ip",
        ("The gateway {} was unreachable.", "10.20.30.40"),
        ("Subnet {} is full.", "192.168.4.0/24"),
        ("Routed over {} since noon.", "fd12:3456:789a::1"),
        ("The probe at {} timed out.", "172.16.9.4:8443"),
        ("Requests from the address {} were blocked.", "203.0.113.77"),
        ("The server has the public IP {} now.", "198.51.100.23"),
        ("The device {} was unknown.", "00:1B:44:11:3A:B7"),
        ("The range {} is blocked.", "10.0.0.1-10.0.0.99"),
        ("Its link address is {} still.", "fe80::1ff:fe23:4567:890a"),
        ("DNS answers with {}, not the new one.", "100.64.3.9"),
    )
    + _kind(
        "ticket",
        ("The index will be rebuilt (see {}).", "OPS-4711"),
        ("{} was opened at 14:02.", "INC0012345"),
        ("The change {} was approved.", "CHG0030012"),
        ("This closes {} for good.", "#4813"),
        ("It is tracked in {}.", "acme/shop#512"),
        ("Vendor case {} is open.", "00123456"),
        ("Ticket {} waits for the vendor.", "48213"),
        ("The work continues in {} next week.", "PLAT-88"),
        ("See pull request {} for the change.", "1207"),
        ("**{}** blocks the move.", "SEC-1042"),
    )
    + _kind(
        "cve",
        ("{} affects the login page until we upgrade.", "CVE-2031-4242"),
        ("We are exposed to {}.", "CVE-2031-1111"),
        ("The gateway is vulnerable to {}, a fix is planned for May.", "CVE-2031-20931"),
        ("{} has not been patched yet.", "CVE-2031-0007"),
        ("No fix exists for {} so far.", "GHSA-9f3x-fake-7q2m"),
        ("The scan reports {} on 14 machines.", "CVE-2031-33021"),
        ("The patch for {} will be installed on Sunday.", "CVE-2031-5150"),
        ("{} remains open on the old cluster.", "CVE-2030-9999"),
        ("We accept the risk of {} until Q3.", "RUSTSEC-2031-0042"),
        ("Two teams still have to upgrade because of {}.", "CVE-2031-7777"),
    )
)
