package ike.v1;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.certificate.Certificate;
import ike.engine.Path;
import ike.engine.SaNumbers;
import ike.engine.config.Configuration;
import ike.engine.config.Connection;
import ike.engine.config.IkeVersion;
import ike.v1.exchange.Methods;
import ike.v1.exchange.Surroundings;
import ike.v1.sa.Established;
import ike.wire.Bytes;
import ike.wire.v1.Cookie;
import ike.wire.v1.Identification;
import java.util.Optional;

/** What handlers see of the engine. */
final class EngineSurroundings implements Surroundings {
    private final Configuration configuration;
    private final SaTable table;
    private final SaNumbers numbers;

    EngineSurroundings(Configuration configuration, SaTable table, SaNumbers numbers) {
        this.configuration = configuration;
        this.table = table;
        this.numbers = numbers;
    }

    @Override
    public ImmutableList<Connection> connections() {
        return configuration.connections(IkeVersion.IKEV1).stream()
                .filter(connection -> !Methods.of(connection).isEmpty())
                .collect(ImmutableList.toImmutableList());
    }

    @Override
    public Optional<Secret> sharedSecret(ike.wire.v2.Identification local, ike.wire.v2.Identification remote) {
        return configuration.sharedSecret(local, remote);
    }

    @Override
    public ImmutableList<Established> established(Identification peer) {
        return table.established(peer);
    }

    @Override
    public boolean isInTouch(Identification local, Identification peer) {
        return table.established(peer).stream()
                .anyMatch(sa -> sa.session().local().equals(local) && sa.session().remote().equals(peer));
    }

    @Override
    public boolean isInTouch(Connection connection, Path path) {
        return table.snapshot().stream().anyMatch(sa -> (sa instanceof Established || !sa.name().initiator())
                && sa.name().connection().name().equals(connection.name())
                && sa.name().path().remote().address().equals(path.remote().address()));
    }

    @Override
    public ImmutableList<Certificate> authorities() {
        return configuration.authorities();
    }

    @Override
    public Optional<Secret> password(Bytes user) {
        return configuration.eapSecret(user);
    }

    @Override
    public Optional<Secret> passcode(Bytes user) {
        return configuration.passcode(user);
    }

    @Override
    public boolean isTaken(Cookie cookie) {
        return table.find(cookie).isPresent();
    }

    @Override
    public boolean isTaken(int espSpi) {
        return table.hasEspSpi(espSpi);
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
    public long lastId() {
        return numbers.lastIke();
    }
}
