package ike.crypto.signature;

import ike.crypto.Backends;
import ike.crypto.KeyedMac;
import ike.crypto.Primitives;
import ike.wire.Bytes;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;

/**
 * The hash functions that signatures are made over (RFC 7427 §7). MD5 is not among them: RFC 7427 gives it no number,
 * and what is signed with it proves nothing.
 */
public enum SignatureHash {
    /** 20 octets; what method 1 of RFC 7296 §3.8 uses unless told otherwise. */
    SHA1(1, "SHA-1", 20),
    /** 32 octets. */
    SHA2_256(2, "SHA-256", 32),
    /** 48 octets. */
    SHA2_384(3, "SHA-384", 48),
    /** 64 octets. */
    SHA2_512(4, "SHA-512", 64);

    private final int code;
    private final String label;
    private final int length;

    SignatureHash(int code, String label, int length) {
        this.code = code;
        this.label = label;
        this.length = length;
    }

    /** The number in SIGNATURE_HASH_ALGORITHMS (RFC 7427 §7). */
    public int code() {
        return code;
    }

    /** The name that people know, {@code SHA-256}. */
    public String label() {
        return label;
    }

    /** Octets of the result. */
    public int length() {
        return length;
    }

    /** The hash of the parts, one behind the other. */
    public Bytes of(Bytes... parts) {
        return Backends.of(switch (this) {
            case SHA1 -> Primitives.SHA1;
            case SHA2_256 -> Primitives.SHA256;
            case SHA2_384 -> Primitives.SHA384;
            case SHA2_512 -> Primitives.SHA512;
        }).of(parts);
    }

    ASN1ObjectIdentifier oid() {
        return switch (this) {
            case SHA1 -> OIWObjectIdentifiers.idSHA1;
            case SHA2_256 -> NISTObjectIdentifiers.id_sha256;
            case SHA2_384 -> NISTObjectIdentifiers.id_sha384;
            case SHA2_512 -> NISTObjectIdentifiers.id_sha512;
        };
    }

    /** The hash with this object identifier, in dots. */
    public static Optional<SignatureHash> named(String oid) {
        return of(new ASN1ObjectIdentifier(oid));
    }

    static Optional<SignatureHash> of(ASN1ObjectIdentifier oid) {
        return Arrays.stream(values()).filter(hash -> hash.oid().equals(oid)).findFirst();
    }

    /** For the numbers of RFC 6979 §3.2. */
    KeyedMac.Service hmac() {
        return Backends.of(switch (this) {
            case SHA1 -> Primitives.HMAC_SHA1;
            case SHA2_256 -> Primitives.HMAC_SHA256;
            case SHA2_384 -> Primitives.HMAC_SHA384;
            case SHA2_512 -> Primitives.HMAC_SHA512;
        });
    }
}
