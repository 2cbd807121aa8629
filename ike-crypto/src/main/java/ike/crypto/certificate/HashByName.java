package ike.crypto.certificate;

import ike.crypto.signature.SignatureHash;
import ike.wire.Bytes;
import java.io.IOException;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** A hash that a structure of ASN.1 names (RFC 6960 §4.1.1). */
final class HashByName {
    private HashByName() {
    }

    static byte[] of(AlgorithmIdentifier algorithm, byte[] data) throws IOException {
        return SignatureHash.named(algorithm.getAlgorithm().getId())
                .orElseThrow(() -> new IOException("the hash " + algorithm.getAlgorithm() + " is not known"))
                .of(Bytes.copyOf(data)).toArray();
    }
}
