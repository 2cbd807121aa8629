package ike.engine;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.CfgAttribute;
import java.util.Optional;

/**
 * What an engine wants done. The caller does them in order: a responder's inbound SA is installed before its answer leaves (RFC 7296
 * §2.8).
 */
public sealed interface Effect {
    /** The half of a Child SA that goes to the datapath with this effect. */
    default Optional<EspSa> installed() {
        return switch (this) {
            case InstallInbound(EspSa sa) -> Optional.of(sa);
            case InstallOutbound(EspSa sa) -> Optional.of(sa);
            default -> Optional.empty();
        };
    }

    /** Send one IKE message along a path. */
    record Send(Path path, Bytes octets) implements Effect {
    }

    /** Be ready to open packets of this SA. The keys in it are the datapath's from now on, to be wiped by it. */
    record InstallInbound(EspSa sa) implements Effect {
    }

    /** Seal matching packets with this SA from now on. The keys in it are the datapath's from now on, to be wiped by it. */
    record InstallOutbound(EspSa sa) implements Effect {
    }

    /** The peer of these SAs is now found at another address (RFC 7296 §2.23, RFC 4555). */
    record Move(SaId saId, Path path) implements Effect {
    }

    /** Forget one half of a Child SA and wipe its keys. */
    record Remove(SaId saId) implements Effect {
    }

    /** Judge outbound packets by this policy, too (RFC 4301 §4.4.1); it takes the place of one with the same id. */
    record InstallPolicy(Policy policy) implements Effect {
    }

    /** Forget a policy. */
    record RemovePolicy(long policyId) implements Effect {
    }

    /**
     * The next packet that this child would protect shall bring it up again, by a policy of whoever keeps them for this engine (RFC
     * 4301 §5.1); one that there is already is enough.
     */
    record HoldTrap(String connection, String child) implements Effect {
    }

    /** Keep the NAT mapping of this path alive, or stop to (RFC 3948 §4): asked for when we stand behind a NAT. */
    record KeepAlive(Path path, boolean on) implements Effect {
    }

    /**
     * These addresses are ours inside the tunnel, until they are released (RFC 7296 §2.19).
     *
     * @param holder by which {@link ReleaseAddresses} names them
     * @param attributes what else the peer has told: name servers, subnets, domains (§3.15.1)
     */
    record AssignAddresses(long holder, ImmutableList<IpAddress> addresses,
            ImmutableList<CfgAttribute> attributes) implements Effect {
    }

    /** The holder is gone: what was assigned to us or by us for it is free. */
    record ReleaseAddresses(long holder) implements Effect {
    }

    /** Ask the outside; the answer comes as {@link Input.Answer}. */
    record Ask(AskId askId, Question question) implements Effect {
    }

    /** The answer is no longer wanted. */
    record Cancel(AskId askId) implements Effect {
    }

    /** Something happened that people and programs want to know; with the order's id when it answers one. */
    record Report(Optional<OrderId> orderId, Event event) implements Effect {
    }
}
