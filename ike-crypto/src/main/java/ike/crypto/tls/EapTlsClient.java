package ike.crypto.tls;

import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.jspecify.annotations.Nullable;

/** The peer's side of the handshake: the EAP server is the TLS server (RFC 5216 §2.1.1). */
final class EapTlsClient extends DefaultTlsClient {
    private final Optional<TlsParty> own;
    private final Outcome outcome;
    private final TlsEntropy entropy;
    private final ProtocolVersion[] versions;

    EapTlsClient(DrawnCrypto crypto, Optional<TlsParty> own, Outcome outcome, TlsEntropy entropy,
            ProtocolVersion[] versions) {
        super(crypto);
        this.versions = versions.clone();
        this.own = own;
        this.outcome = outcome;
        this.entropy = entropy;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return versions.clone();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return TlsSuites.ofClient();
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate shown) throws IOException {
                outcome.judge(shown.getCertificate());
            }

            @Override
            public @Nullable TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
                if (own.isEmpty()) {
                    return null;
                }
                byte[] asked = TlsUtils.isTLSv13(context)
                        ? request.getCertificateRequestContext()
                        : TlsUtils.EMPTY_BYTES;
                return Signers.of(context, own.get(), request.getSupportedSignatureAlgorithms(), asked, entropy)
                        .orElse(null);
            }
        };
    }

    /** Nothing is ever negotiated anew here, so RFC 5746 may be unknown to the other end; strongSwan's TLS lacks it. */
    @Override
    public void notifySecureRenegotiation(boolean secure) {
    }

    @Override
    public void notifyAlertReceived(short level, short description) {
        outcome.alerted(level, description);
    }

    @Override
    public void notifyAlertRaised(short level, short description, @Nullable String message, @Nullable Throwable cause) {
        outcome.raised(level, description, message);
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        outcome.complete(context);
    }
}
