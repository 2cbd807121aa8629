package ike.interop.swanctl;

import com.google.common.collect.ImmutableSet;
import ike.engine.config.CertificateExchange;

/** Reads when certificates, and OCSP responses about them, cross the wire (RFC 7296 §3.6, §3.7, RFC 4806). */
final class CertificateExchangeReader {
    private static final ImmutableSet<String> SENDING = ImmutableSet.of("ifasked", "always", "never");
    private static final ImmutableSet<String> STATUS = ImmutableSet.of("reply", "request", "both", "never");

    private CertificateExchangeReader() {
    }

    static CertificateExchange read(SectionReader reader) {
        String status = reader.read("ocsp", "reply", value -> ScalarValues.word(value, STATUS));
        return new CertificateExchange(reader.read("send_cert", CertificateExchange.Send.IF_ASKED,
                value -> switch (ScalarValues.word(value, SENDING)) {
                    case "always" -> CertificateExchange.Send.ALWAYS;
                    case "never" -> CertificateExchange.Send.NEVER;
                    default -> CertificateExchange.Send.IF_ASKED;
                }), reader.read("send_certreq", true, ScalarValues::yesOrNo),
                status.equals("request") || status.equals("both"), status.equals("reply") || status.equals("both"),
                true);
    }
}
