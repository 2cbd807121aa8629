package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import java.io.IOException;

/** Reads what a file with certificates holds: one in DER, or any number in textual encoding (RFC 7468 §5). */
public final class CertificateFile {
    private CertificateFile() {
    }

    /** The certificates in the order of the file; there is at least one. */
    public static Decoded<ImmutableList<Certificate>> read(Bytes file) {
        ImmutableList.Builder<Certificate> certificates = ImmutableList.builder();
        try {
            ImmutableList<Bytes> encodings = PemObjects.isText(file)
                    ? PemObjects.of(file).stream().filter(part -> part.label().endsWith("CERTIFICATE"))
                            .map(PemObjects.Part::octets).collect(ImmutableList.toImmutableList())
                    : ImmutableList.of(file);
            for (Bytes encoding : encodings) {
                switch (Certificate.read(encoding)) {
                    case Decoded.Ok<Certificate>(Certificate certificate) -> certificates.add(certificate);
                    case Decoded.Bad<Certificate>(Malformed why) -> {
                        return new Decoded.Bad<>(why);
                    }
                }
            }
            return encodings.isEmpty() ? bad("no certificate in it") : new Decoded.Ok<>(certificates.build());
        } catch (IOException e) {
            return bad("not in textual encoding: " + e.getMessage());
        }
    }

    private static Decoded<ImmutableList<Certificate>> bad(String problem) {
        return new Decoded.Bad<>(new Malformed("certificate file", 0, problem, "RFC 7468 §5"));
    }
}
