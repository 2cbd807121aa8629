package ike.crypto.tls;

import java.io.IOException;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsUtils;
import org.jspecify.annotations.Nullable;

/** The authenticator's side of the handshake: it wants to see a certificate of the peer (RFC 5216 §2.1.1). */
final class EapTlsServer extends DefaultTlsServer {
    private static final short[] KINDS = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};

    private final TlsParty own;
    private final Outcome outcome;
    private final TlsEntropy entropy;

    EapTlsServer(DrawnCrypto crypto, TlsParty own, Outcome outcome, TlsEntropy entropy) {
        super(crypto);
        this.own = own;
        this.outcome = outcome;
        this.entropy = entropy;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.TLSv13.downTo(ProtocolVersion.TLSv12);
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return TlsSuites.ofServer(own.key().publicKey().type());
    }

    @Override
    public TlsCredentials getCredentials() throws IOException {
        return Signers.of(context, own, context.getSecurityParametersHandshake().getClientSigAlgs(),
                TlsUtils.EMPTY_BYTES, entropy)
                .orElseThrow(() -> new TlsFatalAlert(AlertDescription.handshake_failure));
    }

    @Override
    public CertificateRequest getCertificateRequest() throws IOException {
        Vector<?> algorithms = TlsUtils.getDefaultSupportedSignatureAlgorithms(context);
        return TlsUtils.isTLSv13(context)
                ? new CertificateRequest(TlsUtils.EMPTY_BYTES, algorithms, null, null)
                : new CertificateRequest(KINDS, algorithms, null);
    }

    @Override
    public void notifyClientCertificate(Certificate shown) throws IOException {
        outcome.judge(shown);
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
