package ike.engine;

import com.google.common.collect.ImmutableList;

/** Every SA of an engine as values: for observers, never for the protocol. */
public record EngineView(ImmutableList<IkeSaView> ikeSas) {
}
