package ike.v2;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.Secret;
import ike.crypto.certificate.Certificate;
import ike.engine.Now;
import ike.engine.SaNumbers;
import ike.engine.TransportAddress;
import ike.engine.config.Configuration;
import ike.engine.config.Connection;
import ike.engine.config.IdentityPattern;
import ike.engine.config.IkeVersion;
import ike.v2.exchange.Surroundings;
import ike.v2.sa.Established;
import ike.v2.sa.PeerAuthenticated;
import ike.v2.sa.Resumable;
import ike.v2.sa.Ticket;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.Identification;
import ike.wire.v2.IkeSpi;
import java.util.Optional;

/** What handlers see of the engine. */
final class EngineSurroundings implements Surroundings {
    private final Configuration configuration;
    private final SaTable table;
    private final OwnAddresses addresses;
    private final SaNumbers numbers;
    private final Resumption resumption;
    private final Rests rests = new Rests();

    EngineSurroundings(Configuration configuration, SaTable table, OwnAddresses addresses, SaNumbers numbers,
            Resumption resumption) {
        this.resumption = resumption;
        this.configuration = configuration;
        this.table = table;
        this.addresses = addresses;
        this.numbers = numbers;
    }

    @Override
    public ImmutableList<Connection> connections() {
        return configuration.connections(IkeVersion.IKEV2);
    }

    @Override
    public Optional<Secret> sharedSecret(Identification local, Identification remote) {
        return configuration.sharedSecret(local, remote);
    }

    @Override
    public Optional<Secret> sharedSecret(Identification local, IdentityPattern remote) {
        return configuration.sharedSecret(local, remote);
    }

    @Override
    public Optional<Secret> eapSecret(Bytes identity) {
        return configuration.eapSecret(identity);
    }

    @Override
    public Optional<Secret> ntHash(Bytes identity) {
        return configuration.ntHash(identity);
    }

    @Override
    public Optional<Secret> ppk(Bytes ppkId) {
        return configuration.ppk(ppkId);
    }

    @Override
    public boolean hasPpk() {
        return configuration.hasPpk();
    }

    @Override
    public ImmutableList<Certificate> responders() {
        return configuration.responders();
    }

    @Override
    public ImmutableList<Certificate> authorities() {
        return configuration.authorities();
    }

    @Override
    public boolean isTaken(IkeSpi spi) {
        return table.find(spi).isPresent();
    }

    @Override
    public boolean isTaken(int espSpi) {
        return table.hasEspSpi(espSpi);
    }

    @Override
    public boolean isUp(long uniqueId) {
        return table.find(uniqueId).filter(Established.class::isInstance).isPresent();
    }

    @Override
    public long nextId() {
        return numbers.nextIke();
    }

    @Override
    public long nextChildId() {
        return numbers.nextChild();
    }

    @Override
    public ImmutableSet<IpAddress> usableAddresses() {
        return addresses.usable();
    }

    @Override
    public Optional<Ticket> takeTicket(Now now, Connection connection, IpAddress gateway) {
        return resumption.take(now, connection, gateway);
    }

    @Override
    public Bytes issueTicket(Now now, Resumable state) {
        return resumption.office().issue(now, state);
    }

    @Override
    public Optional<Resumable> openTicket(Now now, Bytes ticket) {
        return resumption.office().open(now, ticket);
    }

    @Override
    public boolean spendTickets(Now now, long uniqueId) {
        return resumption.office().spend(now, uniqueId);
    }

    @Override
    public void rest(Now now, Connection connection, boolean lacks) {
        rests.set(now, connection, lacks);
    }

    @Override
    public boolean isAtRest(Now now, Connection connection) {
        return rests.isAtRest(now, connection);
    }

    @Override
    public boolean isInTouch(PeerAuthenticated peer) {
        return table.isInTouch(peer);
    }

    @Override
    public boolean hasElsewhere(Connection connection, PeerAuthenticated peer, TransportAddress here) {
        return table.between(peer).stream().anyMatch(sa -> sa.name().connection().name().equals(connection.name())
                && !sa.name().path().remote().equals(here));
    }
}
