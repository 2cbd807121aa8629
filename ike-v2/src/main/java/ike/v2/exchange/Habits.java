package ike.v2.exchange;

import ike.engine.negotiation.Preference;

/**
 * What RFC 7296 leaves to an implementation, and a user may want otherwise; names and meaning are strongSwan's.
 *
 * @param makeBeforeBreak authenticate anew by a new IKE SA before the old one is deleted, not after (§2.8.3)
 * @param reuseIkeSa set a child up in an IKE SA of its connection that there is, not in one of its own (§1.3.1)
 * @param preference whose order of proposals a responder follows (§2.7)
 * @param signatureAuthentication know the authentication method Digital Signature (RFC 7427); without it RSA signs over SHA-1
 * @param sendVendorId tell in IKE_SA_INIT what we are (§3.12)
 */
public record Habits(boolean makeBeforeBreak, boolean reuseIkeSa, Preference preference,
        boolean signatureAuthentication, boolean sendVendorId) {
    /** strongSwan's. */
    public static final Habits DEFAULT = new Habits(true, true, Preference.CONFIGURED, true, false);

    /** The same, but an old IKE SA is deleted before the new one is made. */
    public Habits breaking() {
        return new Habits(false, reuseIkeSa, preference, signatureAuthentication, sendVendorId);
    }
}
