package ike.crypto.v2;

import ike.crypto.signature.AlgorithmIdentifiers;
import ike.crypto.signature.SignatureScheme;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;

/**
 * The Authentication Data of method 14, Digital Signature (RFC 7427 §3):
 *
 * <pre>
 *                      1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+-----------------------------------------------+
 * | ASN.1 Length  |        AlgorithmIdentifier, ASN.1 (DER)       ~
 * +---------------+-----------------------------------------------+
 * ~                        Signature Value                        ~
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param signature never empty
 */
public record DigitalSignature(SignatureScheme scheme, Bytes signature) {
    /** The octets on the wire. */
    public Bytes write() {
        Bytes object = AlgorithmIdentifiers.write(scheme);
        return Bytes.concat(Bytes.of(object.length()), object, signature);
    }

    /** The octets of a peer. */
    public static Decoded<DigitalSignature> read(Bytes data) {
        if (data.isEmpty() || data.length() <= 1 + data.u8(0)) {
            return bad("ASN.1 Length", 0, "the ASN.1 object and a signature do not fit in " + data.length()
                    + " octets");
        }
        int end = 1 + data.u8(0);
        return switch (AlgorithmIdentifiers.read(data.slice(1, end))) {
            case Decoded.Ok<SignatureScheme>(SignatureScheme scheme) ->
                new Decoded.Ok<>(new DigitalSignature(scheme, data.from(end)));
            case Decoded.Bad<SignatureScheme>(Malformed why) -> bad("AlgorithmIdentifier", 1, why.problem());
        };
    }

    private static Decoded<DigitalSignature> bad(String field, int offset, String problem) {
        return new Decoded.Bad<>(new Malformed("AUTH payload / " + field, offset, problem, "RFC 7427 §3"));
    }
}
