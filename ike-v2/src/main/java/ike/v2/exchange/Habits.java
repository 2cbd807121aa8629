package ike.v2.exchange;

import ike.engine.negotiation.Preference;
import ike.wire.ip.IpAddress;
import java.util.Optional;

/**
 * What RFC 7296 leaves to an implementation, and a user may want otherwise; names and meaning are strongSwan's.
 *
 * @param makeBeforeBreak authenticate anew by a new IKE SA before the old one is deleted, not after (§2.8.3)
 * @param reuseIkeSa set a child up in an IKE SA of its connection that there is, not in one of its own (§1.3.1)
 * @param preference whose order of proposals a responder follows (§2.7)
 * @param signatureAuthentication know the authentication method Digital Signature (RFC 7427); without it RSA signs over SHA-1
 * @param sendVendorId tell in IKE_SA_INIT what we are (§3.12)
 * @param followRedirects go where a gateway sends us (RFC 5685)
 * @param announceMethods tell how the peer may prove who it is (RFC 9593); strongSwan has nothing like it
 * @param redirectTo where we send everybody who can be redirected
 * @param multipleAuthentication know several rounds of authentication (RFC 4739)
 * @param hashAndUrl fetch certificates that the peer names instead of sending them (§3.6), and tell it so
 * @param rsaPss sign with an RSA key by RSASSA-PSS (RFC 4055), where nothing else is configured or wished by the peer
 */
public record Habits(boolean makeBeforeBreak, boolean reuseIkeSa, Preference preference,
        boolean signatureAuthentication, boolean sendVendorId, boolean followRedirects, boolean announceMethods,
        Optional<IpAddress> redirectTo, boolean multipleAuthentication, boolean hashAndUrl, boolean rsaPss) {
    /** strongSwan's. */
    public static final Habits DEFAULT = new Habits(true, true, Preference.CONFIGURED, true, false);

    /** One that announces how peers may prove who they are, follows redirections, and redirects nobody. */
    public Habits(boolean makeBeforeBreak, boolean reuseIkeSa, Preference preference, boolean signatureAuthentication,
            boolean sendVendorId) {
        this(makeBeforeBreak, reuseIkeSa, preference, signatureAuthentication, sendVendorId, true, true,
                Optional.empty(), true, false, false);
    }

    /** The same, but an old IKE SA is deleted before the new one is made. */
    public Habits breaking() {
        return new Habits(false, reuseIkeSa, preference, signatureAuthentication, sendVendorId, followRedirects,
                announceMethods, redirectTo, multipleAuthentication, hashAndUrl, rsaPss);
    }
}
