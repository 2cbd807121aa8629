package ike.crypto.certificate;

import ike.crypto.signature.VerificationKey;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import java.io.IOException;
import java.util.Optional;

/** A file with a public key: a SubjectPublicKeyInfo in DER, or in textual encoding as PUBLIC KEY (RFC 7468 §13). */
public final class PublicKeyFile {
    private static final String LABEL = "PUBLIC KEY";

    private PublicKeyFile() {
    }

    /** The first key in it. */
    public static Decoded<VerificationKey> read(Bytes file) {
        if (!PemObjects.isText(file)) {
            return VerificationKey.read(file);
        }
        try {
            Optional<Bytes> key = PemObjects.of(file).stream().filter(part -> part.label().equals(LABEL))
                    .map(PemObjects.Part::octets).findFirst();
            return key.map(VerificationKey::read).orElseGet(() -> bad("no PUBLIC KEY in it"));
        } catch (IOException e) {
            return bad("not in textual encoding: " + e.getMessage());
        }
    }

    private static Decoded<VerificationKey> bad(String problem) {
        return new Decoded.Bad<>(new Malformed("public key file", 0, problem, "RFC 7468 §13"));
    }
}
