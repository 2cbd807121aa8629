package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.config.Connection;
import ike.v2.message.Chain;
import ike.v2.message.Refusal;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.SaName;
import ike.wire.v2.Identification;
import ike.wire.v2.PayloadType;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why no connection is meant by the identities of a request of IKE_AUTH, and which one comes closest (RFC 7296 §2.15). */
final class UnknownPeer {
    /** A gateway may have thousands of connections; nobody reads them all. */
    private static final int MOST_NAMED = 4;

    private UnknownPeer() {
    }

    /**
     * For a request that means none.
     *
     * @param eap whether the peer wants to be asked by EAP
     */
    static Refusal refusal(Turn turn, SaName name, InitAnswered sa, Chain chain, boolean eap) {
        Identification peer = AuthResponder.id(chain, PayloadType.Known.IDI).orElseThrow();
        if (!AuthResponder.meant(turn, name, sa, chain, !eap).isEmpty()) {
            return new Refusal.AuthenticationFailed("peer " + peer.describe() + (eap ? " wants" : " does not want")
                    + " to be asked by EAP, configured is the opposite");
        }
        Optional<Identification> wanted = AuthResponder.id(chain, PayloadType.Known.IDR);
        return new Refusal.AuthenticationFailed("no connection is configured for peer " + peer.describe()
                + wanted.map(id -> " that asks for us as " + id.describe()).orElse("")
                + closest(turn, name, peer, wanted));
    }

    private static String closest(Turn turn, SaName name, Identification peer, Optional<Identification> wanted) {
        ImmutableList<Connection> candidates = ConnectionSearch.byPath(turn.surroundings().connections(), name.path());
        ImmutableList<Connection> meant = ConnectionSearch.byIdentities(candidates, name.path(), peer, wanted);
        if (!meant.isEmpty()) {
            return " with the algorithms that IKE_SA_INIT has chosen; connection " + meant.getFirst().name()
                    + " does not take them";
        }
        return ConnectionSearch.byIdentities(candidates, name.path(), peer, Optional.empty()).stream().findFirst()
                .map(other -> "; connection " + other.name() + " lets it in, and is called "
                        + ConnectionSearch.localIdentity(other, name.path()).describe())
                .orElseGet(() -> "; expected is " + candidates.stream().limit(MOST_NAMED)
                        .map(other -> PeerNames.describe(other) + " (connection " + other.name() + ")")
                        .collect(Collectors.joining(", ")) + (candidates.size() > MOST_NAMED ? ", ..." : ""));
    }
}
