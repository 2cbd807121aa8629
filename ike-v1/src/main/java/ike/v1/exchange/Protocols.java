package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.IpsecProtocol;
import ike.engine.Path;
import ike.engine.config.ChildConfig;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.ChildSa;
import ike.wire.v1.DeletePayload;
import ike.wire.v1.ProtocolId;
import java.util.Optional;

/** ESP or AH, by the numbers of IKEv1 (RFC 2407 §4.4.1), which are those of IKEv2. */
final class Protocols {
    private Protocols() {
    }

    /** The number of a protocol. */
    static ProtocolId of(IpsecProtocol protocol) {
        return ProtocolId.of(protocol.id().code());
    }

    /** What protects a child: all of its proposals are of one protocol. */
    static ProtocolId of(ChildConfig child) {
        return of(protocol(child));
    }

    /** The protocol of a number, if it protects packets. */
    static Optional<IpsecProtocol> find(ProtocolId id) {
        return Optional.of(id).filter(i -> i == ProtocolId.Known.ESP || i == ProtocolId.Known.AH)
                .map(i -> IpsecProtocol.of(ike.wire.v2.ProtocolId.of(i.code())));
    }

    /** Says that a child is gone, by the SPI that we receive with. */
    static DeletePayload deletion(ChildSa child) {
        return DeletePayload.of(of(child.protocol()), ImmutableList.of(child.inboundSpi()));
    }

    /** AH protects the outer addresses, too, and nothing puts it into UDP (RFC 4302 §3.3.3.1, RFC 3947 §1). */
    static void requirePassage(ChildConfig child, Path path) throws Refused {
        if (!protocol(child).passes(path)) {
            throw new Refused(new Refusal.NotPossible("AH cannot protect child " + child.name()
                    + ": a NAT stands between, or UDP encapsulation is forced; configure esp_proposals instead of ah_proposals"));
        }
    }

    private static IpsecProtocol protocol(ChildConfig child) {
        return child.proposals().isEmpty()
                ? IpsecProtocol.ESP
                : IpsecProtocol.of(child.proposals().getFirst().protocol());
    }
}
