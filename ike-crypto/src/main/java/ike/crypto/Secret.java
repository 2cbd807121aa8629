package ike.crypto;

import ike.wire.Bytes;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.SecretKey;

/**
 * Octets that must not outlive their use: private values, shared secrets, keys. A secret owns its array and wipes it
 * when closed; after that every reading operation throws {@link IllegalStateException}. It prints its length only, and
 * two secrets are equal when they are the same object.
 *
 * <p>
 * Who holds what: a secret given as an argument is lent, and the callee neither keeps nor wipes it; a secret that is
 * returned belongs to the caller. Copies that a cryptographic provider makes for itself are out of this class's sight.
 *
 * <p>
 * Confined to one thread at a time: wiping a key while another thread seals with it would seal with zeros.
 */
public final class Secret implements AutoCloseable {
    private final byte[] octets;
    private boolean wiped;

    private Secret(byte[] octets) {
        this.octets = octets;
        SecretCensus.made(this);
    }

    /** The array itself, not a copy: the caller hands it over and never touches it again. */
    public static Secret owning(byte[] octets) {
        return new Secret(octets);
    }

    /** A copy of the array, which stays the caller's. */
    public static Secret copyOf(byte[] octets) {
        return new Secret(octets.clone());
    }

    /** A copy of octets that are not secret in themselves, such as nonces that serve as a key. */
    public static Secret copyOf(Bytes octets) {
        return new Secret(octets.toArray());
    }

    /** A secret without octets: the key of an algorithm that needs none. */
    public static Secret empty() {
        return new Secret(new byte[0]);
    }

    /** A new secret of all the parts, one behind the other; the parts stay as they are. */
    public static Secret concat(Secret... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(Secret::length).reduce(0, Math::addExact)];
        int at = 0;
        for (Secret part : parts) {
            System.arraycopy(part.octets(), 0, all, at, part.length());
            at += part.length();
        }
        return new Secret(all);
    }

    /** How many octets; still told after wiping. */
    public int length() {
        return octets.length;
    }

    /** True when there are no octets at all. */
    public boolean isEmpty() {
        return octets.length == 0;
    }

    /** True once {@link #close} was called. */
    public boolean isWiped() {
        return wiped;
    }

    /** Overwrites the octets with zeros. Calling it again changes nothing. */
    @Override
    public void close() {
        Arrays.fill(octets, (byte) 0);
        wiped = true;
    }

    /** Another secret with the same octets, wiped on its own. */
    public Secret copy() {
        return new Secret(octets().clone());
    }

    /** A copy of the octets from {@code from} (inclusive) to {@code to} (exclusive). */
    public Secret slice(int from, int to) {
        if (from < 0 || to < from || to > octets.length) {
            throw new IndexOutOfBoundsException("slice " + from + ".." + to + " of " + octets.length + " octets");
        }
        return new Secret(Arrays.copyOfRange(octets(), from, to));
    }

    /** Compares contents; the time taken depends on the lengths only. */
    public boolean sameOctets(Secret other) {
        return MessageDigest.isEqual(octets(), other.octets());
    }

    /** A readable copy that can no longer be wiped. */
    public Bytes reveal(SecretAccess access) {
        Objects.requireNonNull(access);
        return Bytes.copyOf(octets());
    }

    /**
     * This secret as a key of the Java Cryptography Architecture. The key copies nothing: it reads this secret each
     * time that it is asked, and dies with it. An empty secret is a legal key here, as HMAC allows.
     *
     * @param algorithm the algorithm's standard name, {@code AES} or {@code HmacSHA256}
     */
    public SecretKey asKey(String algorithm, SecretAccess access) {
        Objects.requireNonNull(access);
        return new SecretAsKey(algorithm, this);
    }

    /** The array itself, for this package, which neither keeps nor changes it. */
    byte[] octets() {
        if (wiped) {
            throw new IllegalStateException("this secret was wiped");
        }
        return octets;
    }

    /** The length only, never the octets. */
    @Override
    public String toString() {
        return "Secret[" + octets.length + (wiped ? " octets, wiped]" : " octets]");
    }
}
