package ike.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.VerificationKey;
import ike.engine.config.PublicKeyRound;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.Identification;
import java.util.Optional;

/**
 * What an engine may ask of the outside: work that needs files, networks or slow hardware. The SA that asked waits in a state of its
 * own until the answer comes or its deadline passes.
 */
public sealed interface Question {
    /** May this name be used by one more SA, and which unique id does it get? Asked where several engines share an endpoint. */
    record Uniqueness(String connection, String peerIdentity) implements Question {
    }

    /**
     * Which addresses may the peer have inside the tunnel (RFC 7296 §2.19)? Answered by {@link Verdict.Leased} or
     * {@link Verdict.Denied}; given back by {@link Effect.ReleaseAddresses}.
     *
     * @param holder who has them from now on, by a number of the engine's
     * @param pools the pools to be tried, in this order
     * @param identity who the peer has proved to be: the same one gets the same address again
     * @param wanted what it asks for, the unspecified address of a family standing for any of it
     */
    record Lease(long holder, ImmutableList<String> pools, String identity,
            ImmutableList<IpAddress> wanted) implements Question {
    }

    /**
     * Sign this with a private key of ours (RFC 7296 §2.15, RFC 2409 §5.1). Answered by {@link Verdict.Signed} or
     * {@link Verdict.Denied}.
     *
     * @param identity who we say we are
     * @param round with which certificate or key, and how
     * @param schemes that the peer can check, best first
     * @param authorities that the peer says it trusts: a certificate of one of them is preferred
     * @param status OCSP responses about our certificates are wanted too (RFC 4806)
     * @param octets what is signed, before any hash that belongs to the scheme
     */
    record Sign(Identification identity, PublicKeyRound round, ImmutableList<SignatureScheme> schemes,
            ImmutableSet<AuthorityHint> authorities, boolean status, Bytes octets) implements Question {
    }

    /**
     * Decrypt these with a private key of ours that serves nothing else (RFC 2409 §5.2, §5.3). Answered by
     * {@link Verdict.Decrypted} or {@link Verdict.Denied}; denied only for what everybody can see.
     */
    record Decrypt(VerificationKey key, ImmutableList<Bytes> ciphertexts) implements Question {
    }

    /**
     * Is this signature the peer's, and may its key be believed (RFC 7296 §2.15, RFC 5280 §6)? Answered by
     * {@link Verdict.Judged}.
     *
     * @param identity who the peer says it is; its certificate has to speak for it
     * @param round which key it may have
     * @param certificates what it has sent
     * @param schemes how it may have signed: one of these has to fit
     * @param octets what it has signed, before any hash that belongs to the scheme
     */
    record Verify(Identification identity, PublicKeyRound round, PeerCertificates certificates,
            ImmutableList<SignatureScheme> schemes, Bytes octets, Bytes signature) implements Question {
        /** The same of a peer that has sent these. */
        public Verify showing(PeerCertificates others) {
            return new Verify(identity, round, others, schemes, octets, signature);
        }

        /** The same where nobody has to say that nothing is revoked. */
        public Verify withoutRevocation() {
            return new Verify(identity, round.relaxed(), certificates, schemes, octets, signature);
        }
    }

    /**
     * The next step of the TLS handshake inside EAP (RFC 5216, RFC 9190). Answered by {@link Verdict.Tls} or {@link
     * Verdict.Denied}. An SA has one handshake at most; the outside forgets one of which it hears no more.
     *
     * @param handshake by a number of the engine's
     * @param server whether we are the server, which is the authenticator of EAP
     * @param identity who we say we are; a certificate of ours has to speak for it
     * @param own with which certificate
     * @param peer who the other end has to be; nothing if anybody may be it whose certificate is trusted
     * @param peers which certificate it may have
     * @param records what it has said; empty octets where the client begins
     */
    record Tls(long handshake, boolean server, Identification identity, PublicKeyRound own,
            Optional<Identification> peer, PublicKeyRound peers, Bytes records) implements Question {
    }

    /** How many packets has this Child SA carried, both ways together? Answered by {@link Verdict.Carried}. */
    record Traffic(long child) implements Question {
    }
}
