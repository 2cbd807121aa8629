package ike.engine.config;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.v2.Proposal;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType;

/**
 * One configured proposal: for each transform type the ids that will do, best first (RFC 7296 §3.3).
 *
 * @param text how the configuration wrote it, for messages: {@code aes256gcm16-prfsha256-x25519}
 */
public record ProposalSpec(String text, ProtocolId protocol, ImmutableList<Transform> transforms) {
    /** As it goes onto the wire. */
    public Proposal toProposal(int number, Bytes spi) {
        return new Proposal(number, protocol, spi, transforms);
    }

    /** The transforms of one type, best first. */
    public ImmutableList<Transform> of(TransformType type) {
        return transforms.stream().filter(t -> t.type().equals(type)).collect(ImmutableList.toImmutableList());
    }

    /** The same without key exchange methods: what an IKE_AUTH may offer for its child (RFC 7296 §1.2). */
    public ProposalSpec withoutKeyExchanges() {
        return new ProposalSpec(text, protocol, transforms.stream().filter(t -> !t.type().isKeyExchange())
                .collect(ImmutableList.toImmutableList()));
    }
}
