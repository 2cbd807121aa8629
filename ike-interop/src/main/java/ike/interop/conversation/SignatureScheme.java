package ike.interop.conversation;

import com.google.common.collect.ImmutableMap;
import ike.wire.Bytes;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;

/**
 * How the signature of an AUTH payload is to be verified (RFC 7296 §3.8, RFC 4754 §7, RFC 7427 §3).
 *
 * @param algorithm the name that Java has for it
 * @param parameters of RSASSA-PSS
 * @param signature without what stands before it
 */
record SignatureScheme(String algorithm, Optional<AlgorithmParameterSpec> parameters, Bytes signature) {
    private static final Bytes PSS = Bytes.fromHex("06092a864886f70d01010a");

    /** The object identifiers of RFC 7427 Appendix A, RFC 8420 and their names. */
    private static final ImmutableMap<Bytes, String> BY_OID = ImmutableMap.<Bytes, String>builder()
            .put(Bytes.fromHex("06092a864886f70d010105"), "SHA1withRSA")
            .put(Bytes.fromHex("06092a864886f70d01010b"), "SHA256withRSA")
            .put(Bytes.fromHex("06092a864886f70d01010c"), "SHA384withRSA")
            .put(Bytes.fromHex("06092a864886f70d01010d"), "SHA512withRSA")
            .put(Bytes.fromHex("06072a8648ce3d0401"), "SHA1withECDSA")
            .put(Bytes.fromHex("06082a8648ce3d040302"), "SHA256withECDSA")
            .put(Bytes.fromHex("06082a8648ce3d040303"), "SHA384withECDSA")
            .put(Bytes.fromHex("06082a8648ce3d040304"), "SHA512withECDSA").put(Bytes.fromHex("06032b6570"), "Ed25519")
            .put(Bytes.fromHex("06032b6571"), "Ed448").put(PSS, "RSASSA-PSS").buildOrThrow();

    static Optional<SignatureScheme> of(AuthPayload auth) {
        if (!(auth.method() instanceof AuthMethod.Known method)) {
            return Optional.empty();
        }
        return switch (method) {
            case RSA_DIGITAL_SIGNATURE -> plain("SHA1withRSA", auth);
            case ECDSA_SHA256_P256 -> plain("SHA256withECDSAinP1363Format", auth);
            case ECDSA_SHA384_P384 -> plain("SHA384withECDSAinP1363Format", auth);
            case ECDSA_SHA512_P521 -> plain("SHA512withECDSAinP1363Format", auth);
            case DIGITAL_SIGNATURE -> named(auth.data());
            default -> Optional.empty();
        };
    }

    private static Optional<SignatureScheme> plain(String algorithm, AuthPayload auth) {
        return Optional.of(new SignatureScheme(algorithm, Optional.empty(), auth.data()));
    }

    /** One octet of length, an AlgorithmIdentifier (a SEQUENCE with a short length), the signature. */
    private static Optional<SignatureScheme> named(Bytes data) {
        int length = data.isEmpty() ? 0 : data.u8(0);
        if (length < 4 || data.length() < 1 + length || data.u8(1) != 0x30 || data.u8(2) != length - 2) {
            return Optional.empty();
        }
        Bytes identifier = data.slice(3, 1 + length);
        Bytes signature = data.from(1 + length);
        return BY_OID.entrySet().stream().filter(entry -> identifier.startsWith(entry.getKey())).findFirst()
                .flatMap(entry -> entry.getKey().equals(PSS)
                        ? pss(identifier.from(PSS.length()), signature)
                        : Optional.of(new SignatureScheme(entry.getValue(), Optional.empty(), signature)));
    }

    private static Optional<SignatureScheme> pss(Bytes parameters, Bytes signature) {
        try {
            AlgorithmParameters read = AlgorithmParameters.getInstance("RSASSA-PSS");
            read.init(parameters.toArray());
            return Optional.of(new SignatureScheme("RSASSA-PSS",
                    Optional.of(read.getParameterSpec(PSSParameterSpec.class)), signature));
        } catch (GeneralSecurityException | IOException _) {
            return Optional.empty();
        }
    }
}
