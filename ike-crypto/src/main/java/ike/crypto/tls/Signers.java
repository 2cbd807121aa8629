package ike.crypto.tls;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import ike.crypto.certificate.Certificate;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.DefaultTlsCredentialedSigner;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCrypto;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.jspecify.annotations.Nullable;

/** Our certificates and private key in the library's terms. */
final class Signers {
    private Signers() {
    }

    /**
     * How we sign in this handshake, if there is a way that the other end takes.
     *
     * @param requestContext of its request for our certificate, in TLS 1.3; empty octets otherwise
     */
    static Optional<TlsCredentialedSigner> of(TlsContext context, TlsParty party, @Nullable Vector<?> taken,
            byte[] requestContext, TlsEntropy entropy) throws IOException {
        boolean tls13 = TlsUtils.isTLSv13(context);
        List<SignatureAndHashAlgorithm> algorithms = taken == null
                ? ImmutableList.of()
                : taken.stream().map(SignatureAndHashAlgorithm.class::cast).toList();
        Optional<SignatureAndHashAlgorithm> chosen = TlsSchemes.choose(party.key(), algorithms, tls13);
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        TlsCertificate[] list = certificates(context.getCrypto(), party.chain());
        org.bouncycastle.tls.Certificate certificate = tls13
                ? new org.bouncycastle.tls.Certificate(requestContext, Lists.transform(List.of(list),
                        one -> new CertificateEntry(one, null)).toArray(new CertificateEntry[0]))
                : new org.bouncycastle.tls.Certificate(list);
        return Optional.of(new DefaultTlsCredentialedSigner(new TlsCryptoParameters(context),
                new HeldKeySigner(party.key(), entropy), certificate, chosen.get()));
    }

    private static TlsCertificate[] certificates(TlsCrypto crypto, List<Certificate> chain) throws IOException {
        TlsCertificate[] list = new TlsCertificate[chain.size()];
        for (int i = 0; i < list.length; i++) {
            list[i] = crypto.createCertificate(chain.get(i).der().toArray());
        }
        return list;
    }
}
