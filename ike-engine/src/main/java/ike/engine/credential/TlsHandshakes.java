package ike.engine.credential;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.TrustReport;
import ike.crypto.tls.TlsHandshake;
import ike.crypto.tls.TlsParty;
import ike.crypto.tls.TlsStep;
import ike.engine.Entropy;
import ike.engine.Now;
import ike.engine.PeerCertificates;
import ike.engine.Question;
import ike.engine.Verdict;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The TLS handshakes inside EAP that go on: answers {@link Question.Tls} with the certificates and private keys of an
 * endpoint. Confined to one thread.
 */
public final class TlsHandshakes implements SecretOwner {
    /** So many at a time; the one that has waited longest gives way to another. */
    public static final int MOST = 1_000;
    /** So long an end may take to answer. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    /** A handshake, and when it was begun. */
    private record Running(TlsHandshake handshake, Instant since) {
    }

    private final Credentials credentials;
    private final Entropy entropy;
    private final Map<Long, Running> running = new LinkedHashMap<>();

    /** None yet. */
    public TlsHandshakes(Credentials credentials, Entropy entropy) {
        this.credentials = credentials;
        this.entropy = entropy;
    }

    /** The next step of one of them. */
    public Verdict step(Question.Tls question, Now now) {
        Optional<Running> before = Optional.ofNullable(running.get(question.handshake()));
        boolean begins = question.server() ? before.isEmpty() : question.records().isEmpty();
        if (!begins && before.isEmpty()) {
            return new Verdict.Denied("the TLS handshake has taken longer than " + PATIENCE.toMinutes() + " minutes");
        }
        TlsHandshake handshake;
        if (begins) {
            Optional<TlsParty> own = party(question);
            if (question.server() && own.isEmpty()) {
                return new Verdict.Denied("no certificate of ours with a private key speaks for "
                        + question.identity().describe() + "; load one, or name it in certs");
            }
            handshake = begin(question, own, now.wall());
        } else {
            handshake = before.orElseThrow().handshake();
        }
        TlsStep step = question.records().isEmpty() ? handshake.begun() : handshake.take(question.records());
        if (!(step.standing() instanceof TlsStep.Standing.Going)) {
            forget(question.handshake());
        }
        return new Verdict.Tls(step);
    }

    private TlsHandshake begin(Question.Tls question, Optional<TlsParty> own, Instant now) {
        forget(question.handshake());
        for (Iterator<Running> old = running.values().iterator(); old.hasNext();) {
            Running one = old.next();
            if (running.size() >= MOST || one.since().plus(PATIENCE).isBefore(now)) {
                one.handshake().close();
                old.remove();
            }
        }
        TlsHandshake handshake = question.server()
                ? TlsHandshake.server(own.orElseThrow(), chain -> judge(question, chain, now), this::draw)
                : TlsHandshake.client(own, chain -> judge(question, chain, now), this::draw);
        running.put(question.handshake(), new Running(handshake, now));
        return handshake;
    }

    private Secret draw(int length) {
        return entropy.hidden(Entropy.Use.TLS, length);
    }

    private void forget(long handshake) {
        Running removed = running.remove(handshake);
        if (removed != null) {
            removed.handshake().close();
        }
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        running.values().forEach(one -> one.handshake().eachSecret(visitor));
    }

    private TrustReport judge(Question.Tls question, ImmutableList<Certificate> chain, Instant now) {
        Certificate peer = chain.getFirst();
        Identification identity = question.peer()
                .orElseGet(() -> new Identification(IdType.Known.ID_DER_ASN1_DN, peer.name().der()));
        return new Believing(credentials, identity, question.peers(), now).report(peer,
                new PeerCertificates(chain, ImmutableList.of(), ImmutableList.of(), Optional.empty()));
    }

    private Optional<TlsParty> party(Question.Tls question) {
        return Signing.certificates(credentials, question.identity(), question.own())
                .flatMap(certificate -> credentials.key(certificate.publicKey())
                        .map(key -> new TlsParty(
                                Signing.sent(certificate.chainAmong(credentials.certificates())), key))
                        .stream())
                .findFirst();
    }
}
