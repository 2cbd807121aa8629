package ike.crypto.tls;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.wire.Bytes;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsProtocol;
import org.bouncycastle.tls.TlsServerProtocol;

/**
 * One handshake of EAP-TLS (RFC 5216 §2.1, RFC 9190 §2.1): flights in, flights out. Whatever comes in ends in a {@link
 * TlsStep}, never in an exception. Confined to one thread.
 */
public final class TlsHandshake implements AutoCloseable, SecretOwner {
    /** The server commits itself to say nothing more, in TLS 1.3 (RFC 9190 §2.5). */
    private static final byte[] COMMITMENT = {0};

    private final TlsProtocol protocol;
    private final Outcome outcome;
    private final boolean server;
    private boolean committed;

    private TlsHandshake(TlsProtocol protocol, Outcome outcome, boolean server) {
        this.protocol = protocol;
        this.outcome = outcome;
        this.server = server;
    }

    /** A step of the library that may end the handshake. */
    private interface Move {
        void run() throws IOException;
    }

    /**
     * The peer of EAP, which speaks first: see {@link #begun}.
     *
     * @param own who we are, if we have a certificate; a server that wants one will end the handshake
     */
    public static TlsHandshake client(Optional<TlsParty> own, TlsTrust trust, TlsEntropy entropy) {
        return client(own, trust, entropy, ProtocolVersion.TLSv13.downTo(ProtocolVersion.TLSv12));
    }

    /** The same with these versions. */
    static TlsHandshake client(Optional<TlsParty> own, TlsTrust trust, TlsEntropy entropy,
            ProtocolVersion... versions) {
        Outcome outcome = new Outcome(trust);
        TlsClientProtocol protocol = new TlsClientProtocol();
        TlsHandshake handshake = new TlsHandshake(protocol, outcome, false);
        handshake.move(() -> protocol.connect(
                new EapTlsClient(new DrawnCrypto(new DrawnRandom(entropy)), own, outcome, entropy, versions)));
        return handshake;
    }

    /** The authenticator of EAP, which answers. */
    public static TlsHandshake server(TlsParty own, TlsTrust trust, TlsEntropy entropy) {
        Outcome outcome = new Outcome(trust);
        TlsServerProtocol protocol = new TlsServerProtocol();
        TlsHandshake handshake = new TlsHandshake(protocol, outcome, true);
        handshake.move(() -> protocol.accept(
                new EapTlsServer(new DrawnCrypto(new DrawnRandom(entropy)), own, outcome, entropy)));
        return handshake;
    }

    /** What the client says first. */
    public TlsStep begun() {
        return step();
    }

    /** Takes records of the other end. */
    public TlsStep take(Bytes records) {
        move(() -> protocol.offerInput(records.toArray()));
        if (outcome.isComplete() && outcome.broken().isEmpty()) {
            move(this::commit);
        }
        return step();
    }

    private void commit() throws IOException {
        if (!outcome.isTls13()) {
            committed = true;
        } else if (server) {
            protocol.writeApplicationData(COMMITMENT, 0, COMMITMENT.length);
            committed = true;
        } else if (protocol.getAvailableInputBytes() > 0) {
            byte[] said = new byte[protocol.getAvailableInputBytes()];
            protocol.readInput(said, 0, said.length);
            committed = said.length == 1 && said[0] == 0;
            if (!committed) {
                outcome.broken("TLS data where the server's commitment is expected (RFC 9190 section 2.5)", "");
            }
        }
    }

    private void move(Move move) {
        try {
            move.run();
        } catch (IOException | RuntimeException e) {
            outcome.broken("TLS: " + e.getMessage(), "");
        }
    }

    private TlsStep step() {
        byte[] output = new byte[protocol.getAvailableOutputBytes()];
        protocol.readOutput(output, 0, output.length);
        Bytes records = Bytes.owning(output);
        if (outcome.broken().isPresent()) {
            return new TlsStep(records, outcome.broken().get());
        }
        return new TlsStep(records, committed && outcome.isComplete()
                ? new TlsStep.Standing.Complete(outcome.takeMsk())
                : new TlsStep.Standing.Going());
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        outcome.eachSecret(visitor);
    }

    @Override
    public void close() {
        outcome.forget();
    }
}
