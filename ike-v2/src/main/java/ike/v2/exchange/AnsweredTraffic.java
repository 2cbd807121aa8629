package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.IpsecMode;
import ike.engine.Path;
import ike.engine.negotiation.Narrowing;
import ike.v2.message.Chain;
import ike.v2.message.Refused;
import ike.v2.sa.Established;
import ike.v2.sa.Pending;
import ike.wire.v2.PayloadType;
import ike.wire.v2.TrafficSelector;
import ike.wire.v2.TrafficSelector.AddressRange;
import ike.wire.v2.TsPayload;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the answer to our request says about the traffic of the child: the selectors that the peer made of ours (RFC 7296 §2.9),
 * as they are understood here, whether it agrees to transport mode, and whether it takes padding (§1.3.1).
 */
record AnsweredTraffic(ImmutableList<AddressRange> local, ImmutableList<AddressRange> remote, TransportMode mode,
        boolean padding) {
    /** Refuses an answer that goes beyond what we proposed. */
    static AnsweredTraffic of(Established sa, Pending.CreateChild pending, Chain chain) throws Refused {
        ImmutableList<TrafficSelector> tsi = selectors(chain, PayloadType.Known.TSI);
        ImmutableList<TrafficSelector> tsr = selectors(chain, PayloadType.Known.TSR);
        Path path = sa.name().path();
        Optional<IpsecMode> agreed = Stream.of(IpsecMode.values()).filter(mode -> TransportMode.isIn(chain, mode))
                .findFirst();
        boolean padding = TransportMode.isPaddingTaken(chain);
        if (agreed.isEmpty()) {
            return new AnsweredTraffic(narrowed("TSi", tsi, pending.tsi()), narrowed("TSr", tsr, pending.tsr()),
                    TransportMode.NONE, padding);
        }
        IpsecMode mode = agreed.get();
        if (pending.config().mode() != mode
                || TransportMode.wish(pending.config(), pending.tsi(), pending.tsr(), path).isEmpty()) {
            throw Refused.syntax("the answer agrees to " + mode + " mode, which we have not asked for",
                    "RFC 7296 §1.3.1");
        }
        TransportMode.Substituted local = TransportMode.locals(mode, tsi, sa.nat(), path);
        TransportMode.Substituted peer = TransportMode.peers(mode, tsr, sa.nat(), path);
        return new AnsweredTraffic(narrowed("TSi", local.here(), pending.tsi()),
                narrowed("TSr", peer.here(), pending.tsr()), TransportMode.agreed(mode, peer, local, path), padding);
    }

    private static ImmutableList<TrafficSelector> selectors(Chain chain, PayloadType type) {
        return chain.all(TsPayload.class).stream().filter(ts -> ts.type().equals(type))
                .flatMap(ts -> ts.selectors().stream()).collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<AddressRange> narrowed(String payload, ImmutableList<TrafficSelector> answer,
            ImmutableList<AddressRange> proposed) throws Refused {
        if (!Narrowing.isSubset(answer, proposed)) {
            throw Refused.syntax("the selectors of " + payload + " go beyond those we proposed", "RFC 7296 §2.9");
        }
        return answer.stream().map(AddressRange.class::cast).collect(ImmutableList.toImmutableList());
    }
}
