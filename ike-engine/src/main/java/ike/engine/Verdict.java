package ike.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.crypto.certificate.AttributeCertificate;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.TrustReport;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.VerificationKey;
import ike.crypto.tls.TlsStep;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.CfgAttribute;
import ike.wire.v2.HashAndUrl;
import java.util.function.Consumer;

/** The outside's answer to a {@link Question}. */
public sealed interface Verdict {
    /** Go on. */
    record Granted() implements Verdict {
    }

    /** Refuse the peer. */
    record Denied(String reason) implements Verdict {
    }

    /**
     * Assign these addresses.
     *
     * @param attributes what else the peer is told: name servers, subnets, domains (RFC 7296 §3.15.1)
     */
    record Leased(ImmutableList<IpAddress> addresses, ImmutableList<CfgAttribute> attributes) implements Verdict {
    }

    /**
     * Our signature.
     *
     * @param key the public key that checks it
     * @param chain our certificate first, then what leads from it to an authority, without that; empty for a key without
     *        certificate
     * @param attributes attribute certificates about the first of them, those that are valid now (RFC 5755)
     * @param links where those of them are found that a peer may fetch instead (RFC 7296 §3.6)
     * @param ocsp OCSP responses in DER about them, if they are wanted (RFC 4806)
     */
    record Signed(SignatureScheme scheme, Bytes signature, VerificationKey key, ImmutableList<Certificate> chain,
            ImmutableList<AttributeCertificate> attributes,
            ImmutableMap<Certificate, HashAndUrl> links, ImmutableList<Bytes> ocsp) implements Verdict {
    }

    /** What is to be said of the peer's signature: let it in if, and only if, the report says {@link TrustReport#trusted}. */
    record Judged(TrustReport report) implements Verdict {
    }

    /** What TLS answers. Its key is the engine's from now on. */
    record Tls(TlsStep step) implements Verdict, SecretOwner {
        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            step.eachSecret(visitor);
        }
    }

    /** The Child SA has carried that many packets since it was installed. */
    record Carried(long packets) implements Verdict {
    }

    /**
     * What was encrypted, in the order of the question; something else, which nobody can tell from it, where the peer has
     * encrypted nothing. The engine owns these from now on.
     */
    record Decrypted(ImmutableList<Secret> messages) implements Verdict, SecretOwner {
        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            messages.forEach(visitor);
        }
    }
}
