package ike.interop.swanctl;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.config.AddressPool;
import ike.engine.config.Connection;
import ike.engine.config.SharedSecret;
import ike.interop.settings.Diagnostic;
import java.util.function.Consumer;

/**
 * What a configuration file says: what can be used of it, and everything that is wrong with it.
 *
 * @param connections those without an error, in the order of the file
 * @param shunts what passes or is dropped without an SA
 * @param secrets those without an error; they belong to whoever loaded the configuration
 * @param pools those without an error
 * @param credentials certificates and private keys, from the folders beside the file and from what connections name
 * @param warnings what is accepted but may surprise
 * @param errors what is refused; a connection with one is not among {@code connections}
 */
public record LoadedConfiguration(ImmutableList<Connection> connections, ImmutableList<Shunt> shunts,
        ImmutableList<SharedSecret> secrets,
        ImmutableList<AddressPool> pools, StoredCredentials credentials,
        ImmutableList<Diagnostic> warnings, ImmutableList<Diagnostic> errors) implements SecretOwner {

    private static final String CONNECTIONS = "connections.";

    /** Nothing at all. */
    public static final LoadedConfiguration EMPTY = new LoadedConfiguration(ImmutableList.of(), ImmutableList.of(),
            ImmutableList.of(),
            ImmutableList.of(), StoredCredentials.NONE, ImmutableList.of(), ImmutableList.of());

    /** The same without its connections. */
    public LoadedConfiguration withoutConnections() {
        return new LoadedConfiguration(ImmutableList.of(), ImmutableList.of(), secrets, pools, credentials, warnings,
                errors);
    }

    /** Nothing but an error: the text could not be read. */
    static LoadedConfiguration broken(Diagnostic error) {
        return new LoadedConfiguration(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), ImmutableList.of(),
                StoredCredentials.NONE, ImmutableList.of(), ImmutableList.of(error));
    }

    /** True when the text as a whole could not be read. */
    public boolean isBroken() {
        return errors.stream().anyMatch(error -> error.key().isEmpty());
    }

    /** False when the text as a whole could not be read, or nothing in it is without an error. */
    public boolean isUsable() {
        return errors.isEmpty() || (!isBroken() && !(connections.isEmpty() && shunts.isEmpty()));
    }

    /** The names of the connections that are not among {@link #connections} because of an error. */
    public ImmutableSet<String> refused() {
        return errors.stream().filter(error -> error.key().startsWith(CONNECTIONS))
                .map(error -> Splitter.on('.').splitToList(error.key()).get(1)).collect(ImmutableSet.toImmutableSet());
    }

    /** The errors of the connection of this name, so that it can be refused alone. */
    public ImmutableList<Diagnostic> errorsOf(String connection) {
        String path = CONNECTIONS + connection;
        return errors.stream().filter(e -> e.key().equals(path) || e.key().startsWith(path + "."))
                .collect(ImmutableList.toImmutableList());
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        secrets.forEach(secret -> secret.eachSecret(visitor));
    }
}
