package ike.engine;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Certificate;
import ike.engine.config.Connection;
import ike.engine.config.SharedSecret;
import ike.wire.ip.IpAddress;
import java.util.Optional;

/** What somebody in charge may want of an engine. Each is answered by {@link Event.OrderDone} or {@link Event.OrderFailed}. */
public sealed interface Order {
    /** Bring up an IKE SA if there is none, and the child, if one is named. */
    record Initiate(String connection, Optional<String> child) implements Order {
    }

    /** Bring up a child for packets between these two addresses, of a connection that leaves open where its peer is. */
    record InitiateTo(String connection, String child, IpAddress local, IpAddress remote) implements Order {
    }

    /** Delete IKE SAs with the peer, and with them their children. */
    record TerminateIke(Target target) implements Order {
    }

    /** Delete Child SAs with the peer. */
    record TerminateChild(Target target) implements Order {
    }

    /** Replace IKE SAs by new ones with fresh keys (RFC 7296 §1.3.2). */
    record RekeyIke(Target target) implements Order {
    }

    /** Set up IKE SAs with their children anew, each end authenticating again (RFC 7296 §2.8.3). */
    record Reauthenticate(Target target) implements Order {
    }

    /** Replace Child SAs by new ones with fresh keys (RFC 7296 §1.3.3). */
    record RekeyChild(Target target) implements Order {
    }

    /**
     * Have packets ask for a child that has no SA yet (RFC 4301 §5.1), as {@code start_action = trap} does; the policy is
     * renewed if there is one.
     */
    record InstallTrap(String connection, String child) implements Order {
    }

    /** Have them ask no more; SAs that are up stay up. */
    record UninstallTrap(String connection, String child) implements Order {
    }

    /** Send a liveness check (RFC 7296 §2.4). */
    record CheckLiveness(Target target) implements Order {
    }

    /** Send the peers of IKE SAs to another gateway (RFC 5685 §5); it is theirs to go. */
    record Redirect(Target target, IpAddress gateway) implements Order {
    }

    /** Delete everything with every peer; done when the last SA is gone. */
    record Shutdown() implements Order {
    }

    /** Know a connection, or know it anew under the same name; SAs that are up stay up. */
    record LoadConnection(Connection connection) implements Order {
    }

    /** Forget a connection; SAs that are up stay up. */
    record UnloadConnection(String name) implements Order {
    }

    /** Know a shared secret, or know it anew under the same name. The engine owns it from now on. */
    record LoadSecret(SharedSecret secret) implements Order {
    }

    /** Forget a shared secret. */
    record UnloadSecret(String name) implements Order {
    }

    /**
     * Ask peers for certificates of these authorities from now on (CERTREQ, RFC 7296 §3.7), and of no others. Whom to
     * trust, the outside decides: {@link Question.Verify}.
     *
     * @param responders whose OCSP responses are asked for beside those of responders whom authorities name (RFC 4806 §3.1)
     */
    record LoadAuthorities(ImmutableList<Certificate> authorities, ImmutableList<Certificate> responders)
            implements
                Order {
        /** No responders. */
        public LoadAuthorities(ImmutableList<Certificate> authorities) {
            this(authorities, ImmutableList.of());
        }
    }
}
