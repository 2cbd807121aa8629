package ike.engine.credential;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.crypto.certificate.AttributeCertificate;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.KnownAuthority;
import ike.crypto.certificate.RevocationQuery;
import ike.crypto.certificate.RevocationSources;
import ike.crypto.certificate.TrustReport;
import ike.crypto.certificate.TrustRequest.Revocation;
import ike.crypto.signature.RsaEncryption;
import ike.crypto.signature.SigningKey;
import ike.crypto.signature.VerificationKey;
import ike.engine.Entropy;
import ike.engine.Now;
import ike.engine.PeerCertificates;
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
 * The certificates, private keys and revocation lists of an endpoint: answers {@link Question.Sign},
 * {@link Question.Verify} and {@link Question.Decrypt}. A certificate that is loaded is trusted: an authority that issued
 * itself is an anchor for chains, the certificate of a peer is believed without a chain, any other authority helps to
 * build chains. Confined to one thread; what it does depends on nothing but the calls before, the question and its moment.
 */
public final class Credentials implements SecretOwner {
    private static final int REJECTION_LENGTH = 32;

    private final Entropy entropy;
    private final Set<Certificate> certificates = new LinkedHashSet<>();
    private final Map<Bytes, SigningKey> keys = new LinkedHashMap<>();
    private final Map<Bytes, Secret> rejections = new LinkedHashMap<>();
    private final Set<Bytes> crls = new LinkedHashSet<>();
    private final Set<VerificationKey> publicKeys = new LinkedHashSet<>();
    private final Set<AttributeCertificate> attributes = new LinkedHashSet<>();
    private final Set<Certificate> attributeAuthorities = new LinkedHashSet<>();
    private final Fetched fetched = new Fetched();
    private final Informants informants = new Informants();

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
     * The private key of this public one, known already or loaded later, serves the encryption modes of IKEv1 (RFC 2409
     * §5.2, §5.3) and nothing else: from now on it signs nothing, even when the connection that says so is gone
     * (docs/attacks.md).
     */
    public void reserveForDecryption(VerificationKey publicKey) {
        rejections.computeIfAbsent(publicKey.subjectPublicKeyInfo(),
                _ -> entropy.hidden(Entropy.Use.ENCRYPTION, REJECTION_LENGTH));
    }

    /** Knows a private key, and reserves it for decryption. */
    public void loadForDecryption(SigningKey key) {
        load(key);
        reserveForDecryption(key.publicKey());
    }

    /** Knows a certificate revocation list in DER; what it says counts only if its issuer signed it. */
    public void loadCrl(Bytes crl) {
        crls.add(crl);
    }

    /** Trusts a public key without a certificate: it is whose key id it is (RFC 7670 §4). */
    public void load(VerificationKey publicKey) {
        publicKeys.add(publicKey);
    }

    /** Knows an attribute certificate; what it says counts only if an attribute authority signed it. */
    public void load(AttributeCertificate attribute) {
        attributes.add(attribute);
    }

    /** Trusts an attribute authority: it may say who is in which group (RFC 5755). */
    public void loadAttributeAuthority(Certificate authority) {
        certificates.add(authority);
        attributeAuthorities.add(authority);
    }

    /** Trusts an OCSP responder, whoever has issued its certificate (RFC 6960 §4.2.2.2); it proves nothing else. */
    public void loadOcspResponder(Certificate responder) {
        informants.loadOcspResponder(responder);
    }

    /** Trusts an authority, and knows where to ask about what it issued; instead of what had the same name. */
    public void load(KnownAuthority authority) {
        certificates.add(authority.certificate());
        informants.load(authority);
    }

    /** Which kinds of news about revocation count, and may be asked for; both unless this is called. */
    public void heed(boolean revocationLists, boolean ocspResponses) {
        informants.heed(revocationLists, ocspResponses);
    }

    /** Forgets where to ask about what an authority issued, and if it was known; its certificate stays. */
    public boolean unloadAuthority(String name) {
        return informants.unloadAuthority(name);
    }

    /** Forgets a certificate. */
    public void unload(Certificate certificate) {
        certificates.remove(certificate);
        attributeAuthorities.remove(certificate);
        informants.unload(certificate);
    }

    /** Forgets the private key of a public one; false when there was none. */
    public boolean unload(VerificationKey publicKey) {
        return keys.remove(publicKey.subjectPublicKeyInfo()) != null;
    }

    /** Trusts a public key no more. */
    public void distrust(VerificationKey publicKey) {
        publicKeys.remove(publicKey);
    }

    /** Forgets an attribute certificate. */
    public void unload(AttributeCertificate attribute) {
        attributes.remove(attribute);
    }

    /** Forgets a revocation list. */
    public void unloadCrl(Bytes crl) {
        crls.remove(crl);
    }

    /** What may be heard about revocation, and whom the configuration names for it. */
    public RevocationSources sources() {
        return informants.sources();
    }

    /** What was fetched about revocation, which counts only as far as an issuer signed it. */
    public Fetched fetched() {
        return fetched;
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

    /** The public keys that are trusted without a certificate. */
    public ImmutableList<VerificationKey> publicKeys() {
        return ImmutableList.copyOf(publicKeys);
    }

    /** The attribute authorities. */
    public ImmutableList<Certificate> attributeAuthorities() {
        return ImmutableList.copyOf(attributeAuthorities);
    }

    /** The OCSP responders that are trusted for themselves. */
    public ImmutableList<Certificate> ocspResponders() {
        return informants.sources().trusted();
    }

    /** The attribute certificates. */
    public ImmutableList<AttributeCertificate> attributes() {
        return ImmutableList.copyOf(attributes);
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
    public Verdict sign(Question.Sign question, Now now) {
        return Signing.answer(this, entropy, question, now.wall());
    }

    /** The certificates of ours about which the peer wants OCSP responses, where none is here and somebody can be asked for one. */
    public ImmutableList<RevocationQuery> unanswered(Question.Sign question, Now now) {
        return question.status()
                ? RevocationQuery.unsettled(Signing.chain(this, question), ImmutableList.of(), fetched.ocsp(),
                        sources().respondersOnly(), now.wall())
                : ImmutableList.of();
    }

    /**
     * The certificates that would be believed if they were known not to be revoked, and of which nobody here knows that. None
     * of a chain that leads to no authority of ours: its addresses are not ours to ask.
     *
     * @param judged what {@link #verify} has said of the question
     */
    public ImmutableList<RevocationQuery> unsettled(Question.Verify question, TrustReport judged, Now now) {
        Question.Verify followed = followed(question);
        TrustReport report = judged.trusted() || question.round().revocation() == Revocation.RELAXED
                ? judged
                : new Judging(this, followed.withoutRevocation(), now.wall()).report();
        return report.trusted()
                ? RevocationQuery.unsettled(report.chain(),
                        Believing.both(Believing.both(followed.certificates().crls(), crls()), fetched.crls()),
                        Believing.both(followed.certificates().ocsp(), fetched.ocsp()), sources(), now.wall())
                : ImmutableList.of();
    }

    /** What is to be said of the peer's. */
    public Verdict.Judged verify(Question.Verify question, Now now) {
        return new Verdict.Judged(new Judging(this, followed(question), now.wall()).report());
    }

    /**
     * What the peer has named by hash and URL and would help it, if it were here (RFC 7296 §3.6). Before it has proved that it
     * holds a private key, nothing but what it has named first: that has to be its own certificate.
     */
    public ImmutableList<PeerCertificates.Link> unfetched(Question.Verify question, Now now) {
        Question.Verify followed = followed(question);
        ImmutableList<PeerCertificates.Link> open = followed.certificates().links();
        if (open.isEmpty()) {
            return open;
        }
        Judging judging = new Judging(this, followed.withoutRevocation(), now.wall());
        if (judging.report().trusted()) {
            return ImmutableList.of();
        }
        PeerCertificates.Link first = question.certificates().links().getFirst();
        return judging.isSigned()
                ? open
                : open.stream().filter(first::equals).limit(1).collect(ImmutableList.toImmutableList());
    }

    private Question.Verify followed(Question.Verify question) {
        return question.showing(new Links(this).follow(question.certificates()));
    }

    /** What was encrypted for a key of ours. */
    public Verdict decrypt(Question.Decrypt question) {
        SigningKey key = keys.get(question.key().subjectPublicKeyInfo());
        Secret rejection = rejections.get(question.key().subjectPublicKeyInfo());
        if (key == null || rejection == null) {
            return new Verdict.Denied("there is no private key for decryption with " + question.key().describe());
        }
        ImmutableList.Builder<Secret> messages = ImmutableList.builder();
        for (Bytes ciphertext : question.ciphertexts()) {
            Optional<Secret> message = RsaEncryption.decrypt(key, ciphertext, rejection);
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
        return rejections.containsKey(publicKey.subjectPublicKeyInfo())
                ? Optional.empty()
                : Optional.ofNullable(keys.get(publicKey.subjectPublicKeyInfo()));
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        rejections.values().forEach(visitor);
    }

    /** The certificates that speak for somebody, authorities aside. */
    Stream<Certificate> of(Identification identity) {
        return certificates.stream().filter(c -> !c.isAuthority() && c.speaksFor(identity));
    }
}
