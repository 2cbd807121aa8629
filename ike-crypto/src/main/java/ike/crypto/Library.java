package ike.crypto;

/** Whose code does the work. */
public enum Library {
    /** The Java runtime's own providers. */
    JDK("JDK", true),
    /** Bouncy Castle's lightweight API. */
    BOUNCY_CASTLE("Bouncy Castle", true),
    /** OpenSSL's libcrypto, called through the Foreign Function and Memory API. */
    LIBCRYPTO("libcrypto", false),
    /** Amazon Corretto Crypto Provider. */
    ACCP("ACCP", false),
    /** Conscrypt, Google's provider over BoringSSL. */
    CONSCRYPT("Conscrypt", false);

    private final String label;
    private final boolean pureJava;

    Library(String label, boolean pureJava) {
        this.label = label;
        this.pureJava = pureJava;
    }

    /** The name that people know it by. */
    public String label() {
        return label;
    }

    /** True for what is always there and is the reference. */
    public boolean pureJava() {
        return pureJava;
    }
}
