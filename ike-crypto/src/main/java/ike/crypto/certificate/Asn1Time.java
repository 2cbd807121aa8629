package ike.crypto.certificate;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x509.Time;

/** Moments in certificates (RFC 5280 §4.1.2.5), without {@code java.util.Date}. */
final class Asn1Time {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'GMT'xxx", Locale.ROOT);

    private Asn1Time() {
    }

    static Instant instant(Time time) {
        return parse(time.getTime());
    }

    static Instant instant(ASN1GeneralizedTime time) {
        return parse(time.getTime());
    }

    private static Instant parse(String text) {
        return OffsetDateTime.parse(text.replaceFirst("\\.[0-9]+", ""), FORM).toInstant();
    }
}
