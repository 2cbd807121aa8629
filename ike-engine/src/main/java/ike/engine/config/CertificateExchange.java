package ike.engine.config;

/**
 * When certificates cross the wire, and which kinds of signatures (RFC 7296 §3.6, §3.7).
 *
 * @param send whether our own is sent
 * @param request whether the peer is asked for its own
 * @param requestStatus whether the peer is asked for an OCSP response about its own (RFC 4806)
 * @param replyStatus whether one about ours is sent to a peer that asks
 * @param digitalSignatures whether the method of that name is announced (RFC 7427); without it RSA signs over SHA-1
 */
public record CertificateExchange(Send send, boolean request, boolean requestStatus, boolean replyStatus,
        boolean digitalSignatures) {
    /** When a certificate is sent. */
    public enum Send {
        /** When the peer asks for one. */
        IF_ASKED,
        /** In any case. */
        ALWAYS,
        /** Never: the peer has it already. */
        NEVER
    }

    /** What strongSwan does unless told otherwise. */
    public static final CertificateExchange USUAL = new CertificateExchange(Send.IF_ASKED, true, false, true, true);
}
