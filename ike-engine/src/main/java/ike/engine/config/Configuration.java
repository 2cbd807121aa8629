package ike.engine.config;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.crypto.certificate.Certificate;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** The connections and secrets that an engine of either version knows, in the order in which they were loaded. */
public final class Configuration implements SecretOwner {
    private final Map<String, Connection> connections = new LinkedHashMap<>();
    private final Map<String, SharedSecret> secrets = new LinkedHashMap<>();
    private ImmutableList<Certificate> authorities = ImmutableList.of();
    private ImmutableList<Certificate> responders = ImmutableList.of();

    /** The connections that speak this version. */
    public ImmutableList<Connection> connections(IkeVersion version) {
        return connections.values().stream().filter(c -> c.speaks(version))
                .collect(ImmutableList.toImmutableList());
    }

    /** The connection of this name, whatever it speaks. */
    public Optional<Connection> connection(String name) {
        return Optional.ofNullable(connections.get(name));
    }

    /** Knows a connection, or knows it anew under the same name. */
    public void load(Connection connection) {
        connections.put(connection.name(), connection);
    }

    /** Forgets a connection; false when there was none. */
    public boolean unload(String connection) {
        return connections.remove(connection) != null;
    }

    /** Knows a secret, or knows it anew under the same name, and owns it from now on. */
    public void load(SharedSecret secret) {
        unloadSecret(secret.name());
        secrets.put(secret.name(), secret);
    }

    /** Forgets a secret and wipes it; false when there was none. */
    public boolean unloadSecret(String name) {
        SharedSecret removed = secrets.remove(name);
        if (removed != null) {
            removed.secret().close();
        }
        return removed != null;
    }

    /** Knows these authorities and OCSP responders, and no others. */
    public void load(ImmutableList<Certificate> known, ImmutableList<Certificate> trusted) {
        authorities = known;
        responders = trusted;
    }

    /** The OCSP responders that are trusted for themselves. */
    public ImmutableList<Certificate> responders() {
        return responders;
    }

    /** The authorities whose certificates peers are asked for. */
    public ImmutableList<Certificate> authorities() {
        return authorities;
    }

    /** The secret that fits best; of two that fit alike the first loaded. */
    public Optional<Secret> sharedSecret(Identification local, Identification remote) {
        return best(SharedSecret.Purpose.IKE, secret -> secret.fit(local, remote));
    }

    /** The secret that fits somebody whom this pattern means, and us best; of two that fit alike the first loaded. */
    public Optional<Secret> sharedSecret(Identification local, IdentityPattern remote) {
        return best(SharedSecret.Purpose.IKE, secret -> secret.fit(local, remote));
    }

    /** The password that fits best; of two that fit alike the first loaded. */
    public Optional<Secret> eapSecret(Bytes identity) {
        return best(SharedSecret.Purpose.EAP, secret -> secret.fit(identity));
    }

    /** The hash of a password that fits best; of two that fit alike the first loaded. */
    public Optional<Secret> ntHash(Bytes identity) {
        return best(SharedSecret.Purpose.NTLM, secret -> secret.fit(identity));
    }

    /** The passcode that fits best; of two that fit alike the first loaded. */
    public Optional<Secret> passcode(Bytes identity) {
        return best(SharedSecret.Purpose.PASSCODE, secret -> secret.fit(identity));
    }

    /** The post-quantum preshared key that fits a PPK_ID best; of two that fit alike the first loaded. */
    public Optional<Secret> ppk(Bytes ppkId) {
        return best(SharedSecret.Purpose.PPK, secret -> secret.fitPpk(ppkId));
    }

    /** True when there is a post-quantum preshared key for anybody. */
    public boolean hasPpk() {
        return secrets.values().stream().anyMatch(secret -> secret.purpose() == SharedSecret.Purpose.PPK);
    }

    private Optional<Secret> best(SharedSecret.Purpose purpose, ToIntFunction<SharedSecret> fit) {
        return secrets.values().stream().filter(s -> s.purpose() == purpose && fit.applyAsInt(s) > 0)
                .max(Comparator.comparingInt(fit)).map(SharedSecret::secret);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        secrets.values().forEach(secret -> secret.eachSecret(visitor));
    }
}
