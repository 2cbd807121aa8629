package ike.interop.control;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multimaps;
import ike.engine.config.AddressPool;
import ike.engine.config.Connection;
import ike.engine.config.SharedSecret;
import ike.interop.endpoint.Control;
import ike.interop.endpoint.Endpoint;
import ike.interop.log.Journal;
import ike.interop.log.LogGroup;
import ike.interop.settings.Diagnostic;
import ike.interop.swanctl.ConfigurationLoader;
import ike.interop.swanctl.HostNames;
import ike.interop.swanctl.LoadedConfiguration;
import ike.interop.swanctl.Shunt;
import ike.interop.swanctl.StoredCredentials;
import ike.interop.vici.Message;
import ike.interop.vici.ViciCall;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * reload-settings: reads the configuration file anew. Connections that are new or changed are loaded, those that are gone
 * are forgotten, one with an error stays as it was; no SA is touched. The file is read outside of the engine's thread:
 * names of hosts may take a while.
 */
final class Reloading implements Command {
    private final Endpoint endpoint;
    private final Optional<Path> file;
    private final Loading loading;
    private final Set<String> connections = new LinkedHashSet<>();
    private final Set<String> secrets = new LinkedHashSet<>();
    private final Set<String> pools = new LinkedHashSet<>();
    private StoredCredentials credentials;

    /**
     * For an endpoint that was started with this file and what it says.
     *
     * @param file absent when it started empty: then there is nothing to reload
     */
    Reloading(Endpoint endpoint, Optional<Path> file, Loading loading, LoadedConfiguration loaded) {
        this.endpoint = endpoint;
        this.file = file;
        this.loading = loading;
        credentials = loaded.credentials();
        loaded.connections().forEach(connection -> connections.add(connection.name()));
        loaded.shunts().forEach(shunt -> connections.add(shunt.connection()));
        loaded.secrets().forEach(secret -> secrets.add(secret.name()));
        loaded.pools().forEach(pool -> pools.add(pool.name()));
    }

    @Override
    public void run(Control control, Message request, ViciCall call) {
        if (file.isEmpty()) {
            call.answer(Answers.SUCCESS);
            return;
        }
        Thread.ofVirtual().name("ike-reload").start(() -> {
            LoadedConfiguration loaded = ConfigurationLoader.load(file.get(), HostNames.LATER,
                    endpoint.settings().replayWindow());
            endpoint.submit(inside -> call.answer(take(inside, loaded)));
        });
    }

    private Message take(Control control, LoadedConfiguration loaded) {
        Journal journal = endpoint.journal();
        loaded.warnings().forEach(warning -> journal.remark(LogGroup.CFG, "warning: " + warning));
        loaded.errors().forEach(error -> journal.remark(LogGroup.CFG, "error: " + error));
        if (loaded.isBroken()) {
            return failure(loaded.errors());
        }
        takeCredentials(control, loaded);
        takeSecrets(control, loaded);
        takePools(control, loaded);
        takeConnections(control, loaded);
        return loaded.errors().isEmpty() ? Answers.SUCCESS : failure(loaded.errors());
    }

    private void takeCredentials(Control control, LoadedConfiguration loaded) {
        StoredCredentials before = credentials;
        credentials = loaded.credentials();
        control.change(store -> {
            before.unloadFrom(store);
            loaded.credentials().loadInto(store);
        });
    }

    private void takeSecrets(Control control, LoadedConfiguration loaded) {
        ImmutableSet<String> now = loaded.secrets().stream().map(SharedSecret::name)
                .collect(ImmutableSet.toImmutableSet());
        ImmutableList.copyOf(secrets).stream().filter(name -> !now.contains(name)).forEach(control::unloadSecret);
        loaded.secrets().forEach(control::load);
        secrets.clear();
        secrets.addAll(now);
    }

    private void takePools(Control control, LoadedConfiguration loaded) {
        ImmutableSet<String> now = loaded.pools().stream().map(AddressPool::name)
                .collect(ImmutableSet.toImmutableSet());
        ImmutableList.copyOf(pools).stream().filter(name -> !now.contains(name)).forEach(control.pools()::unload);
        loaded.pools().forEach(control.pools()::load);
        pools.clear();
        pools.addAll(now);
    }

    private void takeConnections(Control control, LoadedConfiguration loaded) {
        ImmutableMap<String, Connection> known = control.connections().stream()
                .collect(ImmutableMap.toImmutableMap(Connection::name, Connection::unresolved));
        for (Connection connection : loaded.connections()) {
            connections.add(connection.name());
            if (!connection.equals(known.get(connection.name()))) {
                loading.take(control, connection);
            }
        }
        Multimaps.index(loaded.shunts(), Shunt::connection).asMap().forEach((name, shunts) -> {
            connections.add(name);
            control.shunts().load(name, ImmutableList.copyOf(shunts));
        });
        ImmutableSet<String> now = Stream.concat(loaded.connections().stream().map(Connection::name),
                loaded.shunts().stream().map(Shunt::connection)).collect(ImmutableSet.toImmutableSet());
        for (String name : ImmutableList.copyOf(connections)) {
            if (!now.contains(name) && loaded.errorsOf(name).isEmpty()) {
                connections.remove(name);
                control.unload(name);
                endpoint.journal().remark(LogGroup.CFG, "forgot connection " + name);
            }
        }
    }

    private static Message failure(ImmutableList<Diagnostic> errors) {
        return Answers.failure(
                errors.getFirst() + (errors.size() == 1 ? "" : ", and " + (errors.size() - 1) + " more errors"));
    }
}
