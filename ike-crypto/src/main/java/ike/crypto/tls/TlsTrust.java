package ike.crypto.tls;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.TrustReport;

/** Judges the certificates that the other end of a handshake has shown (RFC 5216 §5.3). */
@FunctionalInterface
public interface TlsTrust {
    /** What is to be said of a chain that begins with the other end's own certificate; it has at least that one. */
    TrustReport judge(ImmutableList<Certificate> chain);
}
