package ike.engine.config;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Optional;

/**
 * One configured relation to a peer or to a class of peers.
 *
 * @param name unique among the connections of an engine
 * @param versions which versions of IKE it speaks
 * @param localAddresses where we may be; empty or a wildcard means anywhere
 * @param remoteAddresses where the peer may be; the first plain address is the one we initiate to
 * @param localPort UDP port of our side, 500 unless configured
 * @param remotePort UDP port of the peer, 500 unless configured; another one than 500 means the non-ESP marker from the
 *            first message on
 * @param proposals what we offer and accept for the IKE SA, best first
 * @param encap pretend to stand behind a NAT, so that ESP is encapsulated in UDP
 * @param fragmentation whether large messages are cut into fragments (RFC 7383)
 * @param dpdDelay silence after which we check that the peer lives; zero never
 * @param rekeyTime age at which we rekey the IKE SA; zero never
 * @param overTime how much older than {@code rekeyTime} it may get before it is deleted
 * @param randTime up to how much earlier than {@code rekeyTime} we rekey, drawn anew each time (RFC 7296 §2.8)
 * @param keyingTries how often a whole IKE_SA_INIT is begun anew while the peer is silent; 0 forever
 * @param local our authentication rounds, {@code remote} the peer's, in order; one each unless RFC 4739 is used
 * @param addressing addresses inside the tunnel that are asked for and assigned
 * @param mobike whether the initiator may move to other addresses (RFC 4555)
 * @param certificates whether certificates are sent and asked for
 * @param extensions what it wants of other extensions of IKEv2
 * @param ikev1 what only IKEv1 has
 * @param reauthTime age at which the two ends authenticate each other anew (RFC 4478); zero never
 * @param dscp the code point of the IP packets that carry its IKE messages (RFC 2474)
 */
public record Connection(String name, ImmutableList<IkeVersion> versions, ImmutableList<AddressPattern> localAddresses,
        ImmutableList<AddressPattern> remoteAddresses,
        int localPort, int remotePort, ImmutableList<ProposalSpec> proposals, boolean encap,
        Fragmentation fragmentation, Duration dpdDelay, Duration rekeyTime, Duration overTime, Duration randTime,
        int keyingTries, UniquePolicy unique, ImmutableList<AuthRound> local, ImmutableList<AuthRound> remote,
        ImmutableList<ChildConfig> children, Addressing addressing, boolean mobike, CertificateExchange certificates,
        Ikev2Extensions extensions, Ikev1Options ikev1, Duration reauthTime, int dscp) {
    /** A connection whose sides have their addresses already, and stay there. */
    public Connection(String name, ImmutableList<IkeVersion> versions, ImmutableList<AddressPattern> localAddresses,
            ImmutableList<AddressPattern> remoteAddresses, int localPort, int remotePort,
            ImmutableList<ProposalSpec> proposals, boolean encap, Fragmentation fragmentation, Duration dpdDelay,
            Duration rekeyTime, Duration overTime, Duration randTime, int keyingTries, UniquePolicy unique,
            ImmutableList<AuthRound> local,
            ImmutableList<AuthRound> remote, ImmutableList<ChildConfig> children) {
        this(name, versions, localAddresses, remoteAddresses, localPort, remotePort, proposals, encap, fragmentation,
                dpdDelay, rekeyTime, overTime, randTime, keyingTries, unique, local, remote, children, Addressing.NONE,
                false, CertificateExchange.USUAL, Ikev2Extensions.DEFAULT, Ikev1Options.DEFAULT, Duration.ZERO, 0);
    }

    /** The same with other options of IKEv1. */
    public Connection with(Ikev1Options options) {
        return new Connection(name, versions, localAddresses, remoteAddresses, localPort, remotePort, proposals, encap,
                fragmentation, dpdDelay, rekeyTime, overTime, randTime, keyingTries, unique, local, remote, children,
                addressing, mobike, certificates, extensions, options, reauthTime, dscp);
    }

    /** The same with other extensions. */
    public Connection with(Ikev2Extensions others) {
        return new Connection(name, versions, localAddresses, remoteAddresses, localPort, remotePort, proposals, encap,
                fragmentation, dpdDelay, rekeyTime, overTime, randTime, keyingTries, unique, local, remote, children,
                addressing, mobike, certificates, others, ikev1, reauthTime, dscp);
    }

    /** The same with other rounds of ours. */
    public Connection withLocal(ImmutableList<AuthRound> rounds) {
        return new Connection(name, versions, localAddresses, remoteAddresses, localPort, remotePort, proposals, encap,
                fragmentation, dpdDelay, rekeyTime, overTime, randTime, keyingTries, unique, rounds, remote, children,
                addressing, mobike, certificates, extensions, ikev1, reauthTime, dscp);
    }

    /** The same with other children. */
    Connection withChildren(ImmutableList<ChildConfig> others) {
        return new Connection(name, versions, localAddresses, remoteAddresses, localPort, remotePort, proposals, encap,
                fragmentation, dpdDelay, rekeyTime, overTime, randTime, keyingTries, unique, local, remote, others,
                addressing, mobike, certificates, extensions, ikev1, reauthTime, dscp);
    }

    /** The same with its two sides elsewhere. */
    public Connection between(ImmutableList<AddressPattern> ours, ImmutableList<AddressPattern> peers) {
        return new Connection(name, versions, ours, peers, localPort, remotePort, proposals, encap, fragmentation,
                dpdDelay, rekeyTime, overTime, randTime, keyingTries, unique, local, remote, children, addressing,
                mobike, certificates, extensions, ikev1, reauthTime, dscp);
    }

    /** The same as if nobody knew where the hosts are that it names. */
    public Connection unresolved() {
        return between(unresolved(localAddresses), unresolved(remoteAddresses));
    }

    private static ImmutableList<AddressPattern> unresolved(ImmutableList<AddressPattern> patterns) {
        return patterns.stream()
                .map(pattern -> pattern.isNamed() ? AddressPattern.unresolved(pattern.host()) : pattern).distinct()
                .collect(ImmutableList.toImmutableList());
    }

    /** The child of this name. */
    public Optional<ChildConfig> child(String childName) {
        return children.stream().filter(c -> c.name().equals(childName)).findFirst();
    }

    /** True when this version is allowed. */
    public boolean speaks(IkeVersion version) {
        return versions.contains(version);
    }
}
