package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** The parts of a file in textual encoding (RFC 7468), or the one part of a binary file. */
final class PemObjects {
    /** The most parts that are read from a file. */
    private static final int MAX_PARTS = 100;
    private static final String BEGIN = "-----BEGIN ";

    private PemObjects() {
    }

    /** A part: its label, {@code CERTIFICATE}, and its octets. */
    record Part(String label, Bytes octets, boolean legacyEncrypted) {
    }

    /** True for a text with at least one part. */
    static boolean isText(Bytes file) {
        return file.utf8().contains(BEGIN);
    }

    static ImmutableList<Part> of(Bytes file) throws IOException {
        ImmutableList.Builder<Part> parts = ImmutableList.builder();
        try (PemReader reader = new PemReader(
                new StringReader(new String(file.toArray(), StandardCharsets.ISO_8859_1)))) {
            PemObject part = reader.readPemObject();
            for (int i = 0; part != null && i < MAX_PARTS; i++) {
                parts.add(new Part(part.getType(), Bytes.copyOf(part.getContent()), !part.getHeaders().isEmpty()));
                part = reader.readPemObject();
            }
        }
        return parts.build();
    }
}
