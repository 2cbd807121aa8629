package ike.crypto.certificate;

import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import java.io.IOException;

/** Reads what a file with an attribute certificate holds: DER, or textual encoding (RFC 7468 §9). */
public final class AttributeCertificateFile {
    private AttributeCertificateFile() {
    }

    /** The first one. Who signed it is looked at when it is used. */
    public static Decoded<AttributeCertificate> read(Bytes file) {
        if (!PemObjects.isText(file)) {
            return AttributeCertificate.read(file);
        }
        try {
            return PemObjects.of(file).stream().filter(part -> part.label().endsWith("ATTRIBUTE CERTIFICATE"))
                    .findFirst().map(part -> AttributeCertificate.read(part.octets()))
                    .orElseGet(() -> bad("no attribute certificate in it"));
        } catch (IOException e) {
            return bad("not in textual encoding: " + e.getMessage());
        }
    }

    private static Decoded<AttributeCertificate> bad(String problem) {
        return new Decoded.Bad<>(new Malformed("attribute certificate file", 0, problem, "RFC 7468 §9"));
    }
}
