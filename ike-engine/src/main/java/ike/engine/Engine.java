package ike.engine;

import com.google.common.collect.ImmutableList;
import ike.wire.v2.IkeSpi;
import java.util.Optional;

/**
 * A protocol engine: a function with a memory. Octets, time and orders go in, effects come out. It opens no socket, reads no clock,
 * draws no randomness but from the {@link Entropy} it was given, starts no thread and writes no log, so that the same inputs and the
 * same entropy give the same octets: in the daemon, in the simulator, and over a recording.
 *
 * <p>
 * An engine is confined to one thread. Parallelism is by shard: several engines, each with a slice of its own of the SPI space.
 */
public interface Engine {
    /** Takes one input; what the caller must now do, in order. Never throws, whatever the input holds. */
    ImmutableList<Effect> handle(Input input);

    /** When to send a {@link Input.Tick} if nothing else comes first. A tick too early changes nothing. */
    Deadline nextDeadline();

    /** Every SA as immutable values, for observers. */
    EngineView view();

    /** The SA whose messages carry this SPI of ours, for observers; costs no more because there are more SAs. */
    Optional<IkeSaView> view(IkeSpi localSpi);
}
