package ike.crypto.tls;

import ike.crypto.Secret;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.SigningKey;
import ike.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsSigner;
import org.bouncycastle.tls.crypto.TlsStreamSigner;

/** A private key of ours as a handshake uses it: over what it says, not over a hash that somebody else made. */
final class HeldKeySigner implements TlsSigner {
    private final SigningKey key;
    private final TlsEntropy entropy;

    HeldKeySigner(SigningKey key, TlsEntropy entropy) {
        this.key = key;
        this.entropy = entropy;
    }

    @Override
    public byte[] generateRawSignature(SignatureAndHashAlgorithm algorithm, byte[] hash) throws IOException {
        throw new TlsFatalAlert(AlertDescription.internal_error);
    }

    @Override
    public TlsStreamSigner getStreamSigner(SignatureAndHashAlgorithm algorithm) throws IOException {
        SignatureScheme scheme = TlsSchemes.scheme(algorithm)
                .orElseThrow(() -> new TlsFatalAlert(AlertDescription.internal_error));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        return new TlsStreamSigner() {
            @Override
            public OutputStream getOutputStream() {
                return said;
            }

            @Override
            public byte[] getSignature() {
                try (Secret seed = entropy.next(key.seedLength(scheme))) {
                    return key.sign(scheme, Bytes.owning(said.toByteArray()), seed).toArray();
                }
            }
        };
    }
}
