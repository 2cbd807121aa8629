package ike.engine;

import com.google.common.collect.ImmutableList;
import ike.wire.v2.TrafficSelector;

/**
 * One Child SA pair as an observer sees it.
 *
 * @param uniqueId our number for the pair, the same as {@link SaId#child}
 * @param name the child configuration's name
 * @param state {@code INSTALLED}, {@code REKEYING}, {@code REKEYED}, {@code DELETING}, {@code DELETED} while it only takes late packets
 * @param protocol what protects its packets
 * @param inboundSpi ours; {@code outboundSpi} the peer's
 * @param algorithms what was chosen, as {@code AES_GCM_16_256}
 * @param rekeyNanos when we shall replace it, by {@link Now#nanos}, {@code expireNanos} when it ends whatever happens; 0 if never
 */
public record ChildSaView(long uniqueId, String name, String state, IpsecMode mode, IpsecProtocol protocol,
        int inboundSpi, int outboundSpi, String algorithms,
        ImmutableList<TrafficSelector.AddressRange> local, ImmutableList<TrafficSelector.AddressRange> remote,
        long installedNanos, long rekeyNanos, long expireNanos) {
    /** True when another one has taken its place, or it is deleted. */
    public boolean isOver() {
        return state.equals("REKEYED") || state.equals("DELETED");
    }
}
