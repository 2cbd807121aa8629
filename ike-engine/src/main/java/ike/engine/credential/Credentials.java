package ike.engine.credential;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.crypto.certificate.Certificate;
import ike.crypto.signature.RsaEncryption;
import ike.crypto.signature.SigningKey;
import ike.crypto.signature.VerificationKey;
import ike.engine.Entropy;
import ike.engine.Now;
import ike.engine.Question;
import ike.engine.Verdict;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The certificates, private keys and revocation lists of an endpoint: answers {@link Question.Sign} and
 * {@link Question.Verify}. A certificate that is loaded is trusted: an authority that issued itself is an anchor for
 * chains, the certificate of a peer is believed without a chain, any other authority helps to build chains. Confined to
 * one thread; what it does depends on nothing but the calls before, the question and its moment.
 */
public final class Credentials implements SecretOwner {
    private static final int REJECTION_LENGTH = 32;

    private final Entropy entropy;
    private final Set<Certificate> certificates = new LinkedHashSet<>();
    private final Map<Bytes, SigningKey> keys = new LinkedHashMap<>();
    private final Map<Bytes, DecryptionKey> decryptionKeys = new LinkedHashMap<>();
    private final Set<Bytes> crls = new LinkedHashSet<>();

    /** An empty store, which draws the randomness of signatures from there. */
    public Credentials(Entropy entropy) {
        this.entropy = entropy;
    }

    /** Knows a certificate and trusts it. */
    public void load(Certificate certificate) {
        certificates.add(certificate);
    }

    /** Knows a private key. */
    public void load(SigningKey key) {
        keys.put(key.publicKey().subjectPublicKeyInfo(), key);
    }

    /**
     * Knows a private key for the encryption modes of IKEv1. From now on it signs nothing, whatever else it was loaded
     * for (docs/attacks.md).
     */
    public void loadForDecryption(SigningKey key) {
        decryptionKeys.put(key.publicKey().subjectPublicKeyInfo(),
                new DecryptionKey(key, entropy.hidden(Entropy.Use.ENCRYPTION, REJECTION_LENGTH)));
    }

    /** Knows a certificate revocation list in DER; what it says counts only if its issuer signed it. */
    public void loadCrl(Bytes crl) {
        crls.add(crl);
    }

    /** Forgets a certificate. */
    public void unload(Certificate certificate) {
        certificates.remove(certificate);
    }

    /** Forgets the private key of a public one; false when there was none. */
    public boolean unload(VerificationKey publicKey) {
        return keys.remove(publicKey.subjectPublicKeyInfo()) != null;
    }

    /** Forgets a revocation list. */
    public void unloadCrl(Bytes crl) {
        crls.remove(crl);
    }

    /** Everything that is known as trusted. */
    public ImmutableList<Certificate> certificates() {
        return ImmutableList.copyOf(certificates);
    }

    /** The authorities to which chains may lead. */
    public ImmutableList<Certificate> anchors() {
        return certificates.stream().filter(c -> c.isAuthority() && c.isSelfIssued())
                .collect(ImmutableList.toImmutableList());
    }

    /** The private keys. */
    public ImmutableList<SigningKey> keys() {
        return ImmutableList.copyOf(keys.values());
    }

    /** The revocation lists. */
    public ImmutableList<Bytes> crls() {
        return ImmutableList.copyOf(crls);
    }

    /** Our signature, or why there is none. */
    public Verdict sign(Question.Sign question) {
        return Signing.answer(this, entropy, question);
    }

    /** What is to be said of the peer's. */
    public Verdict verify(Question.Verify question, Now now) {
        return new Verdict.Judged(new Judging(this, question, now.wall()).report());
    }

    /** What was encrypted for a key of ours. */
    public Verdict decrypt(Question.Decrypt question) {
        DecryptionKey key = decryptionKeys.get(question.key().subjectPublicKeyInfo());
        if (key == null) {
            return new Verdict.Denied("there is no private key for decryption with " + question.key().describe());
        }
        ImmutableList.Builder<Secret> messages = ImmutableList.builder();
        for (Bytes ciphertext : question.ciphertexts()) {
            Optional<Secret> message = RsaEncryption.decrypt(key.key(), ciphertext, key.rejection());
            if (message.isEmpty()) {
                messages.build().forEach(Secret::close);
                return new Verdict.Denied("a ciphertext of " + ciphertext.length() + " octets is none for "
                        + question.key().describe());
            }
            messages.add(message.get());
        }
        return new Verdict.Decrypted(messages.build());
    }

    /** A key that signs: none that decrypts. */
    Optional<SigningKey> key(VerificationKey publicKey) {
        return decryptionKeys.containsKey(publicKey.subjectPublicKeyInfo())
                ? Optional.empty()
                : Optional.ofNullable(keys.get(publicKey.subjectPublicKeyInfo()));
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        decryptionKeys.values().forEach(key -> key.eachSecret(visitor));
    }

    /** The certificates that speak for somebody, authorities aside. */
    Stream<Certificate> of(Identification identity) {
        return certificates.stream().filter(c -> !c.isAuthority() && c.speaksFor(identity));
    }
}
