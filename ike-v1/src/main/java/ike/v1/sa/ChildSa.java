package ike.v1.sa;

import com.google.common.collect.ImmutableList;
import ike.engine.IpsecMode;
import ike.engine.IpsecProtocol;
import ike.engine.config.ChildConfig;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A pair of SAs, of ESP or AH, that one Quick Mode made (RFC 2409 §5.5).
 *
 * @param algorithms for people
 * @param said what its Quick Mode has said of its traffic
 * @param local the selectors of our side, {@code remote} those of the peer's
 * @param rekeyAt when another Quick Mode shall replace it; nothing when never, or when one is under way
 * @param replaced another one has taken its place; whoever has made that deletes this one, after a while
 * @param expireAt when it ends whatever happens
 * @param idleness how long it has carried nothing, where that ends it
 */
public record ChildSa(long uniqueId, ChildConfig config, IpsecProtocol protocol, int inboundSpi, int outboundSpi,
        String algorithms, IpsecMode mode, Traffic said,
        ImmutableList<AddressRange> local, ImmutableList<AddressRange> remote, long installedAt, OptionalLong rekeyAt,
        OptionalLong expireAt, boolean replaced, Optional<Idleness> idleness) {
    /** While its successor is being made. */
    public ChildSa beingReplaced() {
        return with(OptionalLong.empty(), expireAt, replaced, idleness);
    }

    /** Now that the peer has made another one in its place. */
    public ChildSa hasBeenReplaced() {
        return with(OptionalLong.empty(), expireAt, true, Optional.empty());
    }

    /** Now that we have made another one in its place: it still receives, and goes at that moment, or when its time is over. */
    public ChildSa hasBeenReplaced(long until) {
        long end = expireAt.isPresent() && expireAt.getAsLong() - until < 0 ? expireAt.getAsLong() : until;
        return with(OptionalLong.empty(), OptionalLong.of(end), true, Optional.empty());
    }

    /** With other moments at which it is replaced and ends; one that gives way already ends no later. */
    public ChildSa ending(OptionalLong newRekeyAt, OptionalLong newExpireAt) {
        return with(rekeyAt.isPresent() ? newRekeyAt : rekeyAt, replaced ? expireAt : newExpireAt, replaced, idleness);
    }

    /** After a look at what it has carried. */
    public ChildSa with(Idleness seen) {
        return with(rekeyAt, expireAt, replaced, Optional.of(seen));
    }

    private ChildSa with(OptionalLong newRekeyAt, OptionalLong newExpireAt, boolean givesWay, Optional<Idleness> idle) {
        return new ChildSa(uniqueId, config, protocol, inboundSpi, outboundSpi, algorithms, mode, said, local, remote,
                installedAt, newRekeyAt, newExpireAt, givesWay, idle);
    }

    /** When something is to be done about it. */
    Stream<OptionalLong> deadlines() {
        return Stream.of(rekeyAt, expireAt, idleness.map(idle -> OptionalLong.of(idle.lookAt()))
                .orElse(OptionalLong.empty()));
    }

    /** True when this child is for the same traffic as that one. */
    public boolean isLike(ChildSa other) {
        return config.name().equals(other.config().name()) && local.equals(other.local())
                && remote.equals(other.remote());
    }
}
