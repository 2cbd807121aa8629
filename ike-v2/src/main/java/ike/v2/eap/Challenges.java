package ike.v2.eap;

import ike.wire.Bytes;

/** Where a method's challenges come from: fresh octets that nobody could guess (RFC 3748 §7.8). */
@FunctionalInterface
public interface Challenges {
    /** {@code length} octets. */
    Bytes next(int length);
}
