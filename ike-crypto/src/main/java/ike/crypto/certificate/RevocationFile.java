package ike.crypto.certificate;

import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import java.io.IOException;
import org.bouncycastle.asn1.x509.CertificateList;

/** Reads what a file with a certificate revocation list holds: DER, or textual encoding (RFC 7468 §6). */
public final class RevocationFile {
    private RevocationFile() {
    }

    /** The list in DER. Who signed it is looked at when it is used. */
    public static Decoded<Bytes> read(Bytes file) {
        try {
            Bytes der = PemObjects.isText(file)
                    ? PemObjects.of(file).stream().filter(part -> part.label().endsWith("CRL"))
                            .map(PemObjects.Part::octets).findFirst().orElse(Bytes.EMPTY)
                    : file;
            CertificateList.getInstance(der.toArray());
            return der.isEmpty() ? bad("no list in it") : new Decoded.Ok<>(der);
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle throws many kinds of unchecked exceptions at what is no list.
            return bad("not a revocation list: " + e.getMessage());
        }
    }

    private static Decoded<Bytes> bad(String problem) {
        return new Decoded.Bad<>(new Malformed("revocation list file", 0, problem, "RFC 7468 §6"));
    }
}
