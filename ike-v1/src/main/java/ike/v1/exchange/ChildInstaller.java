package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Integrity;
import ike.crypto.Secret;
import ike.crypto.v1.EspKeys;
import ike.crypto.v1.Keymat;
import ike.engine.Effect;
import ike.engine.EspSa;
import ike.engine.SaId;
import ike.v1.sa.ChildSa;
import ike.v1.sa.Established;
import ike.v1.sa.Idleness;
import ike.v1.sa.NewChild;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.Optional;

/** Makes the two halves of a child: keys (RFC 2409 §5.5), then SAs. */
final class ChildInstaller {
    private ChildInstaller() {
    }

    /** Both halves, each keyed by the SPI that its receiver chose; the inbound one is installed. */
    static NewChild receiving(Turn turn, Established sa, ChildDeal deal, Optional<Secret> shared) {
        long id = turn.surroundings().nextChildId();
        Keymat keymat = new Keymat(sa.session().suite().prf(), sa.session().keys().skeyidD(), shared, deal.ni(),
                deal.nr(), turn.environment().log());
        String inwards = deal.weInitiated() ? "r to i" : "i to r";
        String outwards = deal.weInitiated() ? "i to r" : "r to i";
        EspKeys in = keys(keymat, deal.suite(), deal.inboundSpi(), inwards);
        EspKeys out = keys(keymat, deal.suite(), deal.outboundSpi(), outwards);
        Ages.Moments moments = Ages.of(deal.config()).within(deal.life().seconds()).from(turn, turn.now().nanos());
        ChildSa child = new ChildSa(id, deal.config(), deal.suite().protocol(), deal.inboundSpi(), deal.outboundSpi(),
                deal.suite().label(), deal.mode(), deal.traffic(), local(sa, deal), remote(sa, deal),
                turn.now().nanos(),
                moments.rekeyAt(), moments.expireAt(), false,
                Idleness.begin(turn.now(), deal.config().reactions().inactivity()));
        turn.effect(new Effect.InstallInbound(half(turn, sa, deal, SaId.inbound(id), deal.inboundSpi(), in)));
        return new NewChild(child, half(turn, sa, deal, SaId.outbound(id), deal.outboundSpi(), out));
    }

    private static EspKeys keys(Keymat keymat, IpsecSuite suite, int spi, String direction) {
        return keymat.keys(Protocols.of(suite.protocol()), spi, suite.encryption(), suite.integrity(), direction);
    }

    private static EspSa half(Turn turn, Established sa, ChildDeal deal, SaId id, int spi, EspKeys keys) {
        return new EspSa(id, spi, deal.suite().encryption().id(), deal.suite().encryption().keyBits(),
                deal.suite().integrity().map(Integrity::id).orElse(IntegrityId.NONE), keys.encryption(),
                keys.integrity(), deal.mode(), local(sa, deal), remote(sa, deal), sa.name().path(),
                deal.life().limit(deal.config().packets()).options(turn::jitter).withSeen(deal.seen())
                        .withProtocol(deal.suite().protocol())
                        .withExtendedSequence(deal.suite().extendedSequence()));
    }

    private static ImmutableList<AddressRange> local(Established sa, ChildDeal deal) {
        return Unity.local(sa, deal.config(), deal.traffic().local());
    }

    private static ImmutableList<AddressRange> remote(Established sa, ChildDeal deal) {
        return Unity.remote(sa, deal.config(), deal.traffic().remote());
    }
}
