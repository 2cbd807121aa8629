package ike.v1.sa;

import com.google.common.collect.ImmutableList;
import ike.engine.IpsecMode;
import ike.engine.config.ChildConfig;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.OptionalLong;

/**
 * A pair of ESP SAs that one Quick Mode made (RFC 2409 §5.5).
 *
 * @param algorithms for people
 * @param local the selectors of our side, {@code remote} those of the peer's
 * @param rekeyAt when another Quick Mode shall replace it; nothing when never, or when one is under way
 * @param replaced another one has taken its place; whoever has made that deletes this one, after a while
 * @param expireAt when it ends whatever happens
 */
public record ChildSa(long uniqueId, ChildConfig config, int inboundSpi, int outboundSpi, String algorithms,
        IpsecMode mode,
        ImmutableList<AddressRange> local, ImmutableList<AddressRange> remote, long installedAt, OptionalLong rekeyAt,
        OptionalLong expireAt, boolean replaced) {
    /** While its successor is being made. */
    public ChildSa beingReplaced() {
        return new ChildSa(uniqueId, config, inboundSpi, outboundSpi, algorithms, mode, local, remote, installedAt,
                OptionalLong.empty(), expireAt, replaced);
    }

    /** Now that the peer has made another one in its place. */
    public ChildSa hasBeenReplaced() {
        return new ChildSa(uniqueId, config, inboundSpi, outboundSpi, algorithms, mode, local, remote, installedAt,
                OptionalLong.empty(), expireAt, true);
    }

    /** Now that we have made another one in its place: it still receives, and goes at that moment, or when its time is over. */
    public ChildSa hasBeenReplaced(long until) {
        return new ChildSa(uniqueId, config, inboundSpi, outboundSpi, algorithms, mode, local, remote, installedAt,
                OptionalLong.empty(),
                OptionalLong
                        .of(expireAt.isPresent() && expireAt.getAsLong() - until < 0 ? expireAt.getAsLong() : until),
                true);
    }

    /** With other moments at which it is replaced and ends; one that gives way already ends no later. */
    public ChildSa ending(OptionalLong newRekeyAt, OptionalLong newExpireAt) {
        return new ChildSa(uniqueId, config, inboundSpi, outboundSpi, algorithms, mode, local, remote, installedAt,
                rekeyAt.isPresent() ? newRekeyAt : rekeyAt, replaced ? expireAt : newExpireAt, replaced);
    }

    /** True when this child is for the same traffic as that one. */
    public boolean isLike(ChildSa other) {
        return config.name().equals(other.config().name()) && local.equals(other.local())
                && remote.equals(other.remote());
    }
}
