package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.OrderId;
import ike.engine.config.ChildConfig;
import ike.wire.ip.IpAddress;
import ike.wire.v2.NotifyPayload;

/** Something an IKE SA shall do by an exchange of its own, as soon as the request window is free (RFC 7296 §2.3). */
public sealed interface Task {
    /** The orders that are answered when the task ends. */
    ImmutableList<OrderId> orders();

    /** Nothing more: the IKE SA was wanted alone (RFC 6023). */
    record BeUp(ImmutableList<OrderId> orders) implements Task {
    }

    /** Set up one more Child SA (RFC 7296 §1.3.1). */
    record CreateChild(ChildConfig config, ImmutableList<OrderId> orders) implements Task {
    }

    /** Replace a Child SA (§1.3.3). */
    record RekeyChild(long child, ImmutableList<OrderId> orders) implements Task {
    }

    /** Delete a Child SA (§1.4.1). */
    record DeleteChild(long child, String reason, ImmutableList<OrderId> orders) implements Task {
    }

    /** Replace the IKE SA (§1.3.2). */
    record RekeyIke(ImmutableList<OrderId> orders) implements Task {
    }

    /** Set up the IKE SA and its children anew (§2.8.3). */
    record Reauthenticate(ImmutableList<OrderId> orders) implements Task {
    }

    /**
     * Its children are up: the IKE SA in whose place this one was set up can go (§2.8.3).
     *
     * @param asked the names of the children that this one was asked to set up for it
     */
    record Retire(long old, ImmutableSet<String> asked) implements Task {
        @Override
        public ImmutableList<OrderId> orders() {
            return ImmutableList.of();
        }
    }

    /** Delete the IKE SA (§1.4.1). */
    record DeleteIke(String reason, ImmutableList<OrderId> orders) implements Task {
    }

    /** Tell the peer that we are at another address now (RFC 4555 §3.5). */
    record UpdateAddresses(ImmutableList<OrderId> orders) implements Task {
    }

    /** Tell the peer which other addresses we have (RFC 4555 §3.6). */
    record ListAddresses() implements Task {
        @Override
        public ImmutableList<OrderId> orders() {
            return ImmutableList.of();
        }
    }

    /** Tell the peer something that it need not answer but by an empty response, such as INVALID_SELECTORS (§1.4, §3.10.1). */
    record Tell(NotifyPayload news) implements Task {
        @Override
        public ImmutableList<OrderId> orders() {
            return ImmutableList.of();
        }
    }

    /** Send the peer to another gateway (RFC 5685 §5). */
    record Redirect(IpAddress gateway, ImmutableList<OrderId> orders) implements Task {
    }

    /** Ask for a sign of life (§2.4). */
    record CheckLiveness(ImmutableList<OrderId> orders) implements Task {
    }
}
