package ike.interop.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Closer;
import ike.interop.lab.Capture;
import ike.interop.lab.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One play of a scenario: everybody strongSwan, or one of the hosts our endpoint. */
final class Play implements AutoCloseable {
    private static final Duration GREP = Duration.ofSeconds(10);

    private final Scenario scenario;
    private final Dialect dialect;
    private final Path evidence;
    private final ScenarioNetwork network;
    private final Commands commands;
    private final Map<Host, Machine> machines = new EnumMap<>(Host.class);
    private final Map<Host, Listening> listening = new EnumMap<>(Host.class);
    private final Closer closer = Closer.create();
    private final List<String> steps = new ArrayList<>();

    private Play(Scenario scenario, Dialect dialect, Path evidence, ScenarioNetwork network) {
        this.scenario = scenario;
        this.dialect = dialect;
        this.evidence = evidence;
        this.network = network;
        this.commands = new Commands(network);
        closer.register(network::close);
    }

    /**
     * Makes the network and the hosts.
     *
     * @param testing the folder with {@code hosts} and {@code tests}, and all certificates
     * @param ours the host that is our endpoint, and its program
     * @param evidence gets the logs and what was seen
     */
    static Play prepare(Scenario scenario, Path testing, Optional<OurPlace> ours, Dialect dialect, Path evidence)
            throws IOException, InterruptedException {
        Play play = new Play(scenario, dialect, evidence, ScenarioNetwork.open(scenario.everybody()));
        try {
            for (Host host : scenario.everybody()) {
                Path own = play.folder(host);
                HostFiles files = HostFiles.make(testing, scenario, host, own);
                Machine machine = new Machine(new Sandbox(play.network.of(host), own), files,
                        ours.filter(place -> place.host() == host).map(OurPlace::archive));
                play.machines.put(host, machine);
                play.closer.register(machine::close);
            }
            CaWeb web = CaWeb.open(play.network.of(Host.WINNETOU), testing.resolve("hosts/winnetou/etc/ca"));
            play.closer.register(web::close);
            for (Host host : scenario.listeners()) {
                Listening here = Listening.start(play.of(host).sandbox());
                play.listening.put(host, here);
                play.closer.register(here::close);
            }
            return play;
        } catch (IOException e) {
            play.close();
            throw e;
        }
    }

    /**
     * Where our endpoint is.
     *
     * @param archive its program
     */
    record OurPlace(Host host, Path archive) {
    }

    /** Plays it, and says what became of each demand. */
    ImmutableList<Outcome> play(Optional<Host> ours) throws IOException, InterruptedException {
        Optional<Capture> capture = ours.isPresent()
                ? Optional.of(Capture.start(network.of(ours.get()), "eth0", evidence.resolve("capture.pcapng")))
                : Optional.empty();
        capture.ifPresent(one -> closer.register(one::close));
        try {
            for (Order order : scenario.orders()) {
                note(order + "\n" + commands.run(of(order.host()), order.host(), order.command()).strip());
            }
            ImmutableList.Builder<Outcome> outcomes = ImmutableList.builder();
            for (Demand demand : scenario.demands()) {
                Outcome outcome = outcome(demand);
                note(outcome.toString());
                outcomes.add(outcome);
            }
            end();
            if (capture.isPresent()) {
                capture.get().stop();
            }
            return outcomes.build();
        } finally {
            keep();
        }
    }

    /** A host's files. */
    Path folder(Host host) {
        return network.folder().resolve(host.word());
    }

    private void end() throws IOException, InterruptedException {
        for (Machine machine : machines.values()) {
            int exitCode = machine.stop();
            if (machine.isOurs()) {
                note("our endpoint ended with exit code " + exitCode + " after SIGTERM");
            }
        }
    }

    private void note(String step) {
        steps.add(step.strip());
    }

    private void keep() throws IOException {
        Files.write(evidence.resolve("steps.log"), steps);
        List<String> peers = new ArrayList<>();
        for (Map.Entry<Host, Machine> one : machines.entrySet()) {
            ImmutableList<String> log = one.getValue().log();
            if (one.getValue().isOurs()) {
                Files.write(evidence.resolve("ours.log"), log);
            } else if (!log.isEmpty()) {
                peers.add("== " + one.getKey().word());
                peers.addAll(log);
            }
        }
        Files.write(evidence.resolve("peer.log"), peers);
    }

    private Outcome outcome(Demand demand) throws IOException, InterruptedException {
        Machine machine = of(demand.host());
        if (demand.command().equals(Demand.TCPDUMP)) {
            Listening here = listening.get(demand.host());
            return here == null
                    ? notJudged(demand, "nobody listens there")
                    : judged(demand, String.join("\n", here.packets()));
        }
        if (demand.command().equals(Demand.LOG)) {
            return machine.isOurs()
                    ? notJudged(demand, "our log has words of its own")
                    : judged(demand, String.join("\n", machine.log()));
        }
        return Commands.understands(demand.command())
                ? judged(demand, commands.run(machine, demand.host(), demand.command()))
                : notJudged(demand, "the lab does not know this command");
    }

    private static Outcome notJudged(Demand demand, String why) {
        return new Outcome(demand, Outcome.State.NOT_JUDGED, why);
    }

    /** The lines that grep finds. */
    private Outcome judged(Demand demand, String printed) throws IOException, InterruptedException {
        Path file = Files.writeString(Files.createTempFile(evidence, "printed", ""), printed);
        try {
            Command.Result found = Command.of("grep", "-e", dialect.translate(demand.pattern()), file.toString())
                    .attempt(GREP);
            boolean met = demand.metBy((int) found.output().lines().count());
            return new Outcome(demand, met ? Outcome.State.MET : Outcome.State.UNMET,
                    met ? found.output().strip() : "printed:\n" + printed.strip());
        } finally {
            Files.delete(file);
        }
    }

    private Machine of(Host host) {
        Machine machine = machines.get(host);
        if (machine == null) {
            throw new IllegalArgumentException(host + " takes no part");
        }
        return machine;
    }

    /** Ends everybody who is left, and removes the network. */
    @Override
    public void close() throws IOException {
        closer.close();
    }
}
