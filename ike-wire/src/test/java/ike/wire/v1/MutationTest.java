package ike.wire.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Mutations;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Real and made-up messages, damaged in the ways of a hostile peer. {@code -Dike.mutations=N} and
 * {@code -Dike.mutation.seed=N} make it another run; a failure says which octets it was.
 */
class MutationTest {
    private static final int MUTATIONS = Integer.getInteger("ike.mutations", 100_000);
    private static final long SEED = Long.getLong("ike.mutation.seed", 1);

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Mutations mutations = new Mutations(random);

    @Test
    void damagedMessagesAreReadOrRefused() {
        ImmutableList<Bytes> messages = Stream
                .concat(Captures.datagrams().stream().map(Captures.Datagram::octets),
                        Samples.messages().stream().map(IsakmpMessage::octets))
                .collect(ImmutableList.toImmutableList());
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Bytes octets = mutations.of(messages.get(random.nextInt(messages.size())));
            read += judge(octets) ? 1 : 0;
        }
        // Both verdicts must occur, or the damage is too small or too large to test anything.
        assertThat(read).isBetween(MUTATIONS / 20, MUTATIONS - MUTATIONS / 20);
    }

    private static boolean judge(Bytes octets) {
        try {
            Decoded<IsakmpMessage> decoded = IsakmpMessages.decode(octets);
            if (IsakmpMessages.dissect(octets).why().isPresent() != decoded instanceof Decoded.Bad) {
                throw new AssertionError("the trace changes the verdict");
            }
            if (!(decoded instanceof Decoded.Ok<IsakmpMessage>(IsakmpMessage message))) {
                return false;
            }
            if (!Forgery.of(message).octets().equals(octets)) {
                throw new AssertionError("does not come back with all of its reserved fields");
            }
            if (message.header().isEncrypted()) {
                return true;
            }
            ImmutableList<Payload> payloads = message.payloads().payloads();
            if (!IsakmpMessages.encode(message.header(), payloads).payloads().payloads().equals(payloads)) {
                throw new AssertionError("is not read back");
            }
            return true;
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(octets.hex(), e);
        }
    }
}
