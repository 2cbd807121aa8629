package ike.crypto;

import ike.wire.Bytes;
import ike.wire.v2.PrfId;
import java.util.function.Consumer;

/**
 * A pseudorandom function, transform type 2 (RFC 7296 §2.13): the source of every key and of the AUTH values.
 * Stateless; any thread may use it.
 */
public interface Prf {
    /** The largest number of blocks that prf+ is defined for: its counter is one octet (RFC 7296 §2.13). */
    int PLUS_BLOCKS = 255;

    /** The transform that negotiates this function. */
    PrfId id();

    /** What libraries compete for in it. */
    Primitive<?> primitive();

    /**
     * The preferred key length in octets, which is the length of SK_d, SK_pi and SK_pr. A key of any length is
     * accepted.
     */
    int keyLength();

    /** Octets of one result. */
    int outputLength();

    /**
     * The key of SKEYSEED (RFC 7296 §2.14): both nonces, of which the two PRFs of AES take the first 64 bits each.
     */
    default Bytes nonceKey(Bytes ni, Bytes nr) {
        return Bytes.concat(ni, nr);
    }

    /** A run of the function under {@code key}, which is read now and not kept. */
    Run keyed(Secret key);

    /** prf (key, data). */
    default Secret of(Secret key, Bytes data) {
        try (Run run = keyed(key)) {
            return run.add(data).finish();
        }
    }

    /** prf (key, data), with the data added part by part; the key is forgotten afterwards. */
    default Secret of(Secret key, Consumer<Run> data) {
        try (Run run = keyed(key)) {
            data.accept(run);
            return run.finish();
        }
    }

    /** The same where the result is meant to be seen by the peer. */
    default Bytes ofPublic(Secret key, Consumer<Run> data) {
        try (Run run = keyed(key)) {
            data.accept(run);
            return run.finishPublic();
        }
    }

    /**
     * prf+ (key, seed): T1 | T2 | …, where each block is computed over the one before it, the seed and a counter that
     * starts at 1 (RFC 7296 §2.13).
     *
     * @param length how many octets of the stream, at most 255 times {@link #outputLength}
     */
    default Secret plus(Secret key, Bytes seed, int length) {
        try (Secret nothing = Secret.empty()) {
            return plus(key, nothing, seed, length);
        }
    }

    /** prf+ (key, secret | seed), for seeds that begin with g^ir (RFC 7296 §2.17). */
    default Secret plus(Secret key, Secret secret, Bytes seed, int length) {
        if (length > PLUS_BLOCKS * outputLength()) {
            throw new IllegalArgumentException("prf+ is not defined for " + length + " octets");
        }
        byte[] stream = new byte[length];
        Secret block = Secret.empty();
        try (Run run = keyed(key)) {
            for (int at = 0, counter = 1; at < length; at += outputLength(), counter++) {
                Secret next = run.add(block).add(secret).add(seed).add(Bytes.of(counter)).finish();
                block.close();
                block = next;
                System.arraycopy(block.octets(), 0, stream, at, Math.min(outputLength(), length - at));
            }
        }
        block.close();
        return Secret.owning(stream);
    }

    /**
     * One computation in progress, confined to one thread. Finishing makes it ready for the next one under the same
     * key.
     */
    interface Run extends AutoCloseable {
        /** Adds octets to the data. */
        Run add(Bytes octets);

        /** Adds a secret's octets to the data. */
        Run add(Secret octets);

        /** The result, {@link Prf#outputLength} octets. */
        Secret finish();

        /** The result, where it is meant to be seen by the peer: AUTH, and the octets that are signed for it. */
        Bytes finishPublic();

        /** Forgets the key; the run is of no use afterwards. */
        @Override
        void close();
    }
}
