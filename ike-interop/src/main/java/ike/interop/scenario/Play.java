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

/** One play of a scenario: everybody strongSwan, or some of the hosts our endpoint. */
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
     * @param ours the hosts that are our endpoint, and its program
     * @param evidence gets the logs and what was seen
     */
    static Play prepare(Scenario scenario, Path testing, OurPlaces ours, Dialect dialect, Path evidence)
            throws IOException, InterruptedException {
        Play play = new Play(scenario, dialect, evidence, ScenarioNetwork.open(scenario.everybody()));
        try {
            for (Host host : scenario.everybody()) {
                Path own = play.folder(host);
                HostFiles files = HostFiles.make(testing, scenario, host, own);
                Machine machine = new Machine(new Sandbox(play.network.of(host), own), files,
                        ours.hosts().contains(host) ? Optional.of(ours.archive()) : Optional.empty());
                play.machines.put(host, machine);
                play.closer.register(machine::close);
            }
            play.serve(testing);
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

    private void serve(Path testing) throws IOException, InterruptedException {
        CaWeb web = CaWeb.open(network.of(Host.WINNETOU), folder(Host.WINNETOU).resolve(HostFiles.PUBLISHED),
                testing.resolve("hosts/winnetou/etc/ca"), folder(Host.WINNETOU).resolve("etc/ca"));
        closer.register(web::close);
        if (scenario.usesShells()) {
            for (Map.Entry<Host, Machine> one : machines.entrySet()) {
                Shell shell = Shell.open(one.getValue().sandbox().namespace(), one.getKey().word());
                closer.register(shell::close);
            }
        }
    }

    /**
     * Where our endpoint is.
     *
     * @param hosts may be none
     * @param archive its program
     */
    record OurPlaces(ImmutableList<Host> hosts, Path archive) {
    }

    /**
     * Plays it, and says what it has shown.
     *
     * @param seen at whose first interface all packets are kept
     */
    Played play(Optional<Host> seen) throws IOException, InterruptedException {
        Optional<Capture> capture = seen.isPresent()
                ? Optional.of(Capture.start(network.of(seen.get()), "eth0", evidence.resolve("capture.pcapng")))
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
            Remains remains = remains();
            end();
            if (capture.isPresent()) {
                capture.get().stop();
            }
            return new Played(outcomes.build(), remains);
        } finally {
            keep();
        }
    }

    /** A host's files. */
    Path folder(Host host) {
        return network.folder().resolve(host.word());
    }

    private Remains remains() throws IOException, InterruptedException {
        Remains all = Remains.of(Host.MOON, "");
        for (Host host : scenario.peers()) {
            if (of(host).isRunning()) {
                all = all.and(Remains.of(host, of(host).swanctl(ImmutableList.of("--list-sas", "--raw"))));
            }
        }
        note("at the end:\n" + String.join("\n", all.lines()));
        return all;
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
        List<String> ours = new ArrayList<>();
        List<String> peers = new ArrayList<>();
        for (Map.Entry<Host, Machine> one : machines.entrySet()) {
            List<String> whose = one.getValue().isOurs() ? ours : peers;
            ImmutableList<String> log = one.getValue().log();
            if (!log.isEmpty()) {
                whose.add("== " + one.getKey().word());
                whose.addAll(log);
            }
        }
        Files.write(evidence.resolve("ours.log"), ours);
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
                    ? ourLog(demand, machine)
                    : judged(demand, String.join("\n", machine.log()));
        }
        if (demand.isOrder() && Commands.understands(demand.command())) {
            return notJudged(demand, commands.run(machine, demand.host(), demand.command()).strip());
        }
        return !demand.isOrder() && Commands.understands(demand.command())
                ? judged(demand, commands.run(machine, demand.host(), demand.command()))
                : notJudged(demand, "the lab does not know this command");
    }

    private Outcome ourLog(Demand demand, Machine machine) throws IOException, InterruptedException {
        Optional<String> words = LogWords.ours(demand);
        return words.isPresent()
                ? judged(demand, words.get(), String.join("\n", machine.log()))
                : notJudged(demand, "our log has words of its own");
    }

    private static Outcome notJudged(Demand demand, String why) {
        return new Outcome(demand, Outcome.State.NOT_JUDGED, why);
    }

    private Outcome judged(Demand demand, String printed) throws IOException, InterruptedException {
        return judged(demand, dialect.translate(demand.pattern()), printed);
    }

    /** By the lines that grep finds. */
    private Outcome judged(Demand demand, String pattern, String printed) throws IOException, InterruptedException {
        Path file = Files.writeString(Files.createTempFile(evidence, "printed", ""), printed);
        try {
            Command.Result found = Command.of("grep", "-e", pattern, file.toString()).attempt(GREP);
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
