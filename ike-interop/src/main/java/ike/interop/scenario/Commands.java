package ike.interop.scenario;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import ike.interop.lab.Command;
import ike.interop.lab.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What scenarios have their hosts do, as far as it can be done in a namespace without touching the machine. */
final class Commands {
    private static final Pattern REDIRECTION = Pattern.compile("\\s*(2>\\s*/dev/null|2>&1|>\\s*/dev/null|&)\\s*$");
    private static final Pattern AFFINITY = Pattern.compile("^taskset -c \\d+ ");
    private static final Pattern SHELL = Pattern.compile("ssh (?:-o ConnectTimeout=\\d+ )?([0-9.]+) hostname");
    private static final Pattern IP = Pattern.compile("ip (-[46] )?(route|addr|rule) [a-z0-9./: ]+");
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(90);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final int TRIES = 50;

    private final ScenarioNetwork network;

    Commands(ScenarioNetwork network) {
        this.network = network;
    }

    /** Whether {@link #run} can do it. */
    static boolean understands(String command) {
        String plain = plain(command);
        List<String> words = words(plain);
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "swanctl", "ping", "ping6", "sleep", "expect-connection", "iptables-restore", "ip6tables-restore",
                    "ifup",
                    "ifdown" ->
                true;
            case "iptables" -> Firewall.understands(plain);
            case "systemctl" -> words.getLast().equals("strongswan");
            case "ip" -> IP.matcher(plain).matches();
            case "ssh" -> SHELL.matcher(plain).matches();
            default -> FileCommands.understands(plain);
        };
    }

    /** Does it, and returns what it prints. */
    String run(Machine machine, Host host, String command) throws IOException, InterruptedException {
        String plain = plain(command);
        List<String> words = words(plain);
        List<String> rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "swanctl" -> machine.swanctl(rest);
            case "ping6" -> machine.run(call(ImmutableList.<String>builder().add("ping", "-6").addAll(rest).build()));
            case "sleep" -> sleep(rest.getFirst());
            case "expect-connection" -> expect(machine, rest.getFirst());
            case "iptables-restore", "ip6tables-restore" -> "";
            case "iptables" -> {
                machine.firewall().change(plain);
                yield "";
            }
            case "ifup" -> {
                network.up(host, rest.getFirst());
                yield "";
            }
            case "ifdown" -> {
                network.down(host, rest.getFirst());
                yield "";
            }
            case "systemctl" -> service(machine, rest.getFirst());
            case "ping", "ip" -> machine.run(call(words));
            case "ssh" -> Shell.ask(machine.sandbox().namespace(), SHELL.matcher(plain).replaceFirst("$1"));
            default -> FileCommands.run(machine, network.folder().resolve(Host.WINNETOU.word()), plain);
        };
    }

    private static Command call(List<String> words) {
        return Command.of(words.toArray(String[]::new));
    }

    private static String service(Machine machine, String what) throws IOException, InterruptedException {
        return switch (what) {
            case "start" -> machine.start();
            case "reload" -> machine.load();
            case "restart" -> {
                int exitCode = machine.stop();
                yield machine.start() + "\nthe one before ended with exit code " + exitCode;
            }
            default -> "ended with exit code " + machine.stop();
        };
    }

    private static String sleep(String seconds) throws InterruptedException {
        Duration time = Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000));
        Thread.sleep(Patience.stretched(time.compareTo(LONGEST_SLEEP) < 0 ? time : LONGEST_SLEEP));
        return "";
    }

    private static String expect(Machine machine, String connection) throws IOException, InterruptedException {
        Pattern line = Pattern.compile("(?m)^\\s*" + Pattern.quote(connection) + ":");
        for (int i = 0; i < TRIES; i++) {
            if (line.matcher(machine.swanctl(ImmutableList.of("--list-conns"))).find()) {
                return "";
            }
            Thread.sleep(Patience.stretched(LOOK_AGAIN));
        }
        return "Connection '" + connection + "' is not available";
    }

    /** Without what a shell would take for its own. */
    private static String plain(String command) {
        String plain = command.replace("\\:", ":");
        if (plain.startsWith("\"") && plain.endsWith("\"") && plain.length() > 1) {
            plain = plain.substring(1, plain.length() - 1);
        }
        for (Optional<String> shorter = shorter(plain); shorter.isPresent(); shorter = shorter(plain)) {
            plain = shorter.get();
        }
        return AFFINITY.matcher(plain.strip()).replaceFirst("");
    }

    private static Optional<String> shorter(String text) {
        String shorter = REDIRECTION.matcher(text).replaceFirst("");
        return shorter.equals(text) ? Optional.empty() : Optional.of(shorter);
    }

    private static List<String> words(String plain) {
        return Splitter.on(' ').omitEmptyStrings().trimResults().splitToList(plain);
    }
}
