package ike.engine;

import com.google.common.collect.ImmutableList;

/**
 * Every SA of an engine, and every policy of its own, as values: for observers, never for the protocol.
 *
 * @param traps the policies of children that come up with their first packet
 */
public record EngineView(ImmutableList<IkeSaView> ikeSas, ImmutableList<TrapView> traps) {
    /** Without policies. */
    public EngineView(ImmutableList<IkeSaView> ikeSas) {
        this(ikeSas, ImmutableList.of());
    }
}
