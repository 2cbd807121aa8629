package ike.v2.eap;

import ike.wire.Bytes;

/** Names of users as MS-CHAP-V2 counts them (RFC 2759 §4). */
final class UserName {
    private UserName() {
    }

    /** The name without the Windows domain before it: {@code user} of {@code DOMAIN\\user} (§8.2). */
    static Bytes withoutDomain(Bytes name) {
        for (int i = name.length() - 1; i >= 0; i--) {
            if (name.u8(i) == '\\') {
                return name.from(i + 1);
            }
        }
        return name;
    }
}
