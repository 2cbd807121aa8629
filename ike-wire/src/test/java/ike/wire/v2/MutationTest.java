package ike.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
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

    @Test
    void damagedMessagesAreReadOrRefused() {
        ImmutableList<byte[]> messages = Stream
                .concat(Captures.datagrams().stream().map(Captures.Datagram::octets),
                        Samples.messages().stream().map(IkeMessage::octets))
                .map(Bytes::toArray).collect(ImmutableList.toImmutableList());
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Bytes octets = Bytes.owning(mutate(messages.get(random.nextInt(messages.size()))));
            read += judge(octets) ? 1 : 0;
        }
        // Both verdicts must occur, or the damage is too small or too large to test anything.
        assertThat(read).isBetween(MUTATIONS / 20, MUTATIONS - MUTATIONS / 20);
    }

    private static boolean judge(Bytes octets) {
        try {
            Decoded<IkeMessage> decoded = IkeMessages.decode(octets);
            if (IkeMessages.dissect(octets).why().isPresent() != decoded instanceof Decoded.Bad) {
                throw new AssertionError("the trace changes the verdict");
            }
            if (!(decoded instanceof Decoded.Ok<IkeMessage>(IkeMessage message))) {
                return false;
            }
            if (!IkeMessages.encode(message.header(), message.payloads()).payloads().equals(message.payloads())) {
                throw new AssertionError("is not read back");
            }
            return true;
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(octets.hex(), e);
        }
    }

    private byte[] mutate(byte[] message) {
        byte[] octets = message.clone();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            octets = damage(octets);
        }
        if (octets.length >= IkeHeader.LENGTH && random.nextInt(8) != 0) {
            Bytes.u32(octets.length).copyTo(octets, IkeHeaders.LENGTH_OFFSET);
        }
        return octets;
    }

    private byte[] damage(byte[] octets) {
        if (octets.length < 2) {
            return octets;
        }
        int at = random.nextInt(octets.length);
        int length = random.nextInt(Math.min(32, octets.length - at + 1));
        return switch (random.nextInt(7)) {
            case 0 -> set(octets, at, octets[at] ^ 1 << random.nextInt(8));
            case 1 -> set(octets, at, random.nextInt(256));
            case 2 -> set(octets, at, octets[at] + (random.nextBoolean() ? 1 : -1));
            case 3 -> set(octets, at, new int[]{0, 0xff, 0x7f, 0x80, 4, 8}[random.nextInt(6)]);
            case 4 -> splice(octets, at, at + length, new byte[0]);
            case 5 -> splice(octets, at, at, Bytes.copyOf(octets, at, length).toArray());
            default -> Bytes.copyOf(octets, 0, at).toArray();
        };
    }

    private static byte[] set(byte[] octets, int at, int value) {
        octets[at] = (byte) value;
        return octets;
    }

    private static byte[] splice(byte[] octets, int from, int to, byte[] instead) {
        Bytes all = Bytes.owning(octets);
        return Bytes.concat(all.slice(0, from), Bytes.copyOf(instead), all.from(to)).toArray();
    }
}
