package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.AskId;
import ike.engine.Effect;
import ike.engine.Question;
import ike.engine.Verdict;
import ike.engine.config.Connection;
import ike.engine.config.EapRound;
import ike.v2.message.Chain;
import ike.v2.sa.LeaseAsked;
import ike.v2.sa.PeerAuthenticated;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.CfgAttribute;
import ike.wire.v2.CfgAttributeType;
import ike.wire.v2.CfgType;
import ike.wire.v2.CfgValue;
import ike.wire.v2.ConfigurationPayload;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Assigning addresses inside the tunnel (RFC 7296 §2.19, §3.15), and answering what else is asked or set by a
 * Configuration payload. Which addresses these are is the outside's to say.
 */
final class ConfigurationResponder {
    /** Addresses that one peer may ask for; two of each family are more than any client wants. */
    private static final int MOST_ADDRESSES = 4;
    /** What only those are told who have asked (RFC 8598 §3.1). */
    private static final ImmutableSet<CfgAttributeType> ON_REQUEST = ImmutableSet
            .of(CfgAttributeType.Known.INTERNAL_DNS_DOMAIN, CfgAttributeType.Known.INTERNAL_DNSSEC_TA);
    private static final Bytes VERSION = Bytes.utf8("IKE for Java");

    private ConfigurationResponder() {
    }

    /** True when this connection assigns addresses. */
    static boolean assigns(Connection connection) {
        return !connection.addressing().pools().isEmpty();
    }

    /** The addresses that the peer asks for, the unspecified one of a family standing for any. */
    static ImmutableList<IpAddress> wanted(Chain wish) {
        return request(wish).stream().flatMap(cp -> cp.attributes().stream()).flatMap(ConfigurationResponder::wanted)
                .limit(MOST_ADDRESSES).collect(ImmutableList.toImmutableList());
    }

    private static Stream<IpAddress> wanted(CfgAttribute attribute) {
        boolean v4 = attribute.type().equals(CfgAttributeType.Known.INTERNAL_IP4_ADDRESS);
        boolean v6 = attribute.type().equals(CfgAttributeType.Known.INTERNAL_IP6_ADDRESS);
        return v4 || v6
                ? Stream.of(CfgValue.address(attribute).orElse(v4 ? IpAddress.ANY4 : IpAddress.ANY6))
                : Stream.empty();
    }

    /** Asks the outside. */
    static LeaseAsked ask(Turn turn, LeaseAsked waiting, ImmutableList<IpAddress> wanted) {
        long id = waiting.name().uniqueId();
        turn.effect(new Effect.Ask(new AskId(id), new Question.Lease(id,
                waiting.name().connection().addressing().pools(), identity(waiting.peer()), wanted)));
        return waiting;
    }

    /** To whom a lease belongs: the user of EAP where there is one, else the IKE identity. */
    private static String identity(PeerAuthenticated peer) {
        return peer.eapIdentity().map(EapRound::text).orElseGet(() -> peer.remote().describe());
    }

    /** What the peer gets. */
    static ConfigurationPayload reply(Chain wish, Verdict.Leased leased) {
        ImmutableSet<CfgAttributeType> asked = request(wish).stream().flatMap(cp -> cp.attributes().stream())
                .map(CfgAttribute::type).collect(ImmutableSet.toImmutableSet());
        ImmutableList.Builder<CfgAttribute> attributes = ImmutableList.builder();
        leased.addresses().forEach(address -> attributes.add(new CfgAttribute(ConfigurationInitiator.type(address),
                ConfigurationInitiator.value(address))));
        leased.attributes().stream().filter(a -> asked.contains(a.type()) || !ON_REQUEST.contains(a.type()))
                .forEach(attributes::add);
        return new ConfigurationPayload(CfgType.Known.CFG_REPLY, attributes.addAll(version(asked)).build());
    }

    /** The answer to a Configuration payload in INFORMATIONAL: our version, and nothing that the peer has set (§3.15.3). */
    static Optional<ConfigurationPayload> answer(Chain chain) {
        return chain.find(ConfigurationPayload.class).flatMap(cp -> switch (cp.cfgType()) {
            case CfgType.Known.CFG_REQUEST -> Optional.of(new ConfigurationPayload(CfgType.Known.CFG_REPLY,
                    version(cp.attributes().stream().map(CfgAttribute::type).collect(ImmutableSet.toImmutableSet()))));
            case CfgType.Known.CFG_SET ->
                Optional.of(new ConfigurationPayload(CfgType.Known.CFG_ACK, ImmutableList.of()));
            default -> Optional.empty();
        });
    }

    private static ImmutableList<CfgAttribute> version(ImmutableSet<CfgAttributeType> asked) {
        return asked.contains(CfgAttributeType.Known.APPLICATION_VERSION)
                ? ImmutableList.of(new CfgAttribute(CfgAttributeType.Known.APPLICATION_VERSION, VERSION))
                : ImmutableList.of();
    }

    private static Optional<ConfigurationPayload> request(Chain wish) {
        return wish.find(ConfigurationPayload.class).filter(cp -> cp.cfgType().equals(CfgType.Known.CFG_REQUEST));
    }
}
