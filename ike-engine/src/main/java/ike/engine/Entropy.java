package ike.engine;

import ike.crypto.Secret;
import ike.wire.Bytes;

/**
 * The randomness of an engine, an argument like time. Each use draws from a stream of its own: one more draw of one use never shifts
 * another, so transcripts and recordings stay stable.
 */
public interface Entropy {
    /** What octets are drawn for. Uses that reach the wire and uses that never may are kept apart. */
    enum Use {
        /** IKE SPIs, on the wire in clear. */
        IKE_SPI(true),
        /** Message IDs of IKEv1, on the wire in clear. */
        MESSAGE_ID(true),
        /** SPIs of Child SAs. */
        ESP_SPI(true),
        /** Ni and Nr. */
        NONCE(true),
        /** Initialization vectors of the Encrypted payload. */
        IV(true),
        /** Padding that a peer sees. */
        PADDING(true),
        /** What a peer has to send back to show where it is (RFC 4555 §3.7). */
        RETURN_ROUTABILITY(true),
        /** Challenges of EAP methods. */
        EAP_CHALLENGE(true),
        /** Private values of key exchanges. */
        KEY_EXCHANGE(false),
        /** The secrets behind cookies. */
        COOKIE_SECRET(false),
        /** The keys that protect tickets (RFC 5723 §9.5). */
        TICKET_KEY(false),
        /** Ni and Nr that travel encrypted (RFC 2409 §5.2). */
        HIDDEN_NONCE(false),
        /** Padding in front of what is encrypted for a public key, and what takes the place of wrong padding. */
        ENCRYPTION(false),
        /** Randomness of TLS inside EAP. */
        TLS(false),
        /** Randomness of signatures. */
        SIGNATURE(false),
        /** Jitter of timers. */
        JITTER(false);

        private final boolean onTheWire;

        Use(boolean onTheWire) {
            this.onTheWire = onTheWire;
        }

        /** True when a peer gets to see the octets. */
        public boolean onTheWire() {
            return onTheWire;
        }
    }

    /** {@code length} octets that will be seen by a peer; {@code use} must be one of those. */
    Bytes open(Use use, int length);

    /** {@code length} octets that nobody else may ever see. */
    Secret hidden(Use use, int length);
}
