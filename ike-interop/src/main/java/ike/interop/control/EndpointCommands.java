package ike.interop.control;

import com.google.common.collect.ImmutableMap;
import ike.interop.endpoint.Control;
import ike.interop.endpoint.Endpoint;
import ike.interop.log.LogGroup;
import ike.interop.vici.Message;
import ike.interop.vici.ViciCall;
import ike.interop.vici.ViciCommands;
import java.util.Optional;

/** The table of all commands. */
public final class EndpointCommands implements ViciCommands {
    private final Endpoint endpoint;
    private final ImmutableMap<String, Command> commands;

    EndpointCommands(Endpoint endpoint, ControlState state, Reloading reloading) {
        this.endpoint = endpoint;
        commands = ImmutableMap.<String, Command>builder().putAll(sas(endpoint, state))
                .putAll(configuration(state)).putAll(credentials(state)).putAll(daemon(state))
                .put("reload-settings", reloading).buildOrThrow();
    }

    @Override
    public boolean raises(String event) {
        return ViciEvents.NAMES.contains(event);
    }

    @Override
    public boolean begin(String name, Message request, ViciCall call) {
        Optional<Command> command = Optional.ofNullable(commands.get(name));
        command.ifPresent(known -> endpoint.submit(control -> run(name, known, control, request, call)));
        return command.isPresent();
    }

    @Override
    public void trouble(String sentence) {
        endpoint.journal().remark(LogGroup.CFG, sentence);
    }

    /** A bug in a command costs the command, not the endpoint. */
    private void run(String name, Command command, Control control, Message request, ViciCall call) {
        try {
            command.run(control, request, call);
        } catch (RuntimeException bug) {
            trouble("a bug in command " + name + ", please report it: " + bug);
            call.answer(Answers.failure("a bug: " + bug));
        }
    }

    private static ImmutableMap<String, Command> sas(Endpoint endpoint, ControlState state) {
        Listings listings = new Listings(state.numbers());
        PolicyCommands policies = new PolicyCommands(state.numbers());
        return ImmutableMap.<String, Command>builder().put("list-sas", listings::sas)
                .put("list-conns", listings::connections).put("list-policies", policies::list)
                .put("initiate", new Initiation(endpoint.journal()))
                .put("terminate", new Termination(endpoint.journal())).put("rekey", Command.looking(Rekeying::begin))
                .put("redirect", Command.looking(Redirecting::begin))
                .put("install", policies::install).put("uninstall", policies::uninstall)
                .buildOrThrow();
    }

    private static ImmutableMap<String, Command> configuration(ControlState state) {
        return ImmutableMap.<String, Command>builder().put("load-conn", Command.looking(state.loading()::load))
                .put("unload-conn", Command.looking(state.loading()::unload))
                .put("get-conns", Command.looking(state.loading()::names))
                .put("load-pool", Command.looking(state.pools()::load))
                .put("unload-pool", Command.looking(state.pools()::unload))
                .put("get-pools", Command.looking(state.pools()::list))
                .put("load-authority", Command.looking(state.authorities()::load))
                .put("unload-authority", Command.looking(state.authorities()::unload))
                .put("list-authorities", state.authorities()::list)
                .put("get-authorities", Command.looking(state.authorities()::names)).buildOrThrow();
    }

    private static ImmutableMap<String, Command> credentials(ControlState state) {
        return ImmutableMap.<String, Command>builder().put("load-shared", Command.looking(state.secrets()::load))
                .put("unload-shared", Command.looking(state.secrets()::unload))
                .put("get-shared", Command.looking(state.secrets()::ids))
                .put("clear-creds", Command.looking((control, _) -> clear(control, state)))
                .put("load-cert", Command.looking(state.credentials()::loadCertificate))
                .put("load-key", Command.looking(state.credentials()::loadKey))
                .put("unload-key", Command.looking(state.credentials()::unloadKey))
                .put("get-keys", Command.looking(state.credentials()::keyIds))
                .put("load-token", Command.refusing("keys on tokens (PKCS #11) are not supported"))
                .put("list-certs", CertificateListing::list)
                .put("flush-certs", Command.looking(state.credentials()::flush)).buildOrThrow();
    }

    private static ImmutableMap<String, Command> daemon(ControlState state) {
        return ImmutableMap.<String, Command>builder()
                .put("version", Command.looking(state.statistics()::version))
                .put("stats", Command.looking(state.statistics()::stats))
                .put("get-algorithms", Command.looking(AlgorithmList::of))
                .put("get-counters", Command.looking(state.counters()::get))
                .put("reset-counters", Command.looking(state.counters()::reset)).buildOrThrow();
    }

    /** {@code clear-creds}: everything that came over the socket, and nothing of the file's. */
    private static Message clear(Control control, ControlState state) {
        state.secrets().clear(control);
        state.credentials().clear(control);
        return Answers.SUCCESS;
    }
}
