package ike.crypto;

/**
 * The token that reads a {@link Secret}. There are three ways to get one, each named after the only purpose it serves, so
 * that every place where a secret's octets leave their owner is found by searching for this type.
 */
public final class SecretAccess {
    private static final SecretAccess KEY_EXPORT = new SecretAccess();
    private static final SecretAccess PROVIDER = new SecretAccess();
    private static final SecretAccess PEER = new SecretAccess();

    private SecretAccess() {
    }

    /** To show or save keys because the user asked for them: transcripts, Wireshark's key tables, tests. */
    public static SecretAccess forKeyExport() {
        return KEY_EXPORT;
    }

    /** To hand a key to code that is not ours and works with it: a cryptographic provider, a kernel. */
    public static SecretAccess forProvider() {
        return PROVIDER;
    }

    /** To tell it to a peer, because that is how it is used: the password of EAP-GTC, inside an authenticated tunnel. */
    public static SecretAccess forPeer() {
        return PEER;
    }
}
