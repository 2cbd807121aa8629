package ike.interop.scenario;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One of strongSwan's public test scenarios: a folder {@code GROUP/NAME} with {@code test.conf} (which hosts), {@code
 * pretest.dat} (what is done), {@code evaltest.dat} (what must be seen), and the hosts' configurations.
 *
 * @param name {@code GROUP/NAME}
 * @param title its description's first sentence
 * @param hosts those that take part
 * @param peers those with an IPsec daemon
 * @param places those of them that our endpoint can take: whose configuration is not about policies of the Linux kernel
 * @param listeners those whose first interface tcpdump listens at
 * @param hindrance why it cannot be played, as far as its files tell
 */
record Scenario(String name, String title, Path folder, ImmutableList<Host> hosts, ImmutableList<Host> peers,
        ImmutableList<Host> places,
        ImmutableList<Host> listeners, ImmutableList<Order> orders, ImmutableList<Demand> demands,
        Optional<String> hindrance) {

    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern NOT_OURS = Pattern
            .compile("\\b(?:auth|mode) = (eap-(?:aka|peap|radius|sim|tnc|ttls)|iptfs)\\b");
    private static final Pattern KERNELS = Pattern.compile("(?m)^\\s*(mark_in|mark_out|if_id_in|if_id_out)\\b");
    private static final Pattern NOT_IN_USER_SPACE = Pattern.compile("\\b(mode = transport|ah_proposals)\\b");
    private static final Pattern KEYS_BY_NAME = Pattern.compile("\\b(ipseckey|dnscert)\\b");
    private static final int LONGEST_TITLE = 120;

    /** Reads one. */
    static Scenario read(Path tests, Path folder) throws IOException {
        String conf = Files.readString(folder.resolve("test.conf"));
        ImmutableList<Host> peers = hosts(conf, "IPSECHOSTS");
        List<String> lines = text(folder, "pretest.dat");
        ImmutableList<Order> orders = lines.stream().flatMap(line -> Order.read(line).stream())
                .collect(ImmutableList.toImmutableList());
        List<String> eval = text(folder, "evaltest.dat");
        ImmutableList<Demand> demands = IntStream.range(0, eval.size()).boxed()
                .flatMap(i -> Demand.read(i + 1, eval.get(i)).stream()).collect(ImmutableList.toImmutableList());
        return new Scenario(tests.relativize(folder).toString(), title(folder), folder, all(conf, orders, demands),
                peers, places(folder, peers), hosts(conf, "TCPDUMPHOSTS"), orders, demands,
                hindrance(conf, folder, peers, orders));
    }

    /** Its hosts, and the one with the web server of the authorities. */
    ImmutableList<Host> everybody() {
        return Stream.concat(hosts.stream(), Stream.of(Host.WINNETOU)).distinct().sorted()
                .collect(ImmutableList.toImmutableList());
    }

    /** Whether it is about what strongSwan has in the kernel alone. */
    boolean isBeyondUserSpace() throws IOException {
        for (Host host : peers) {
            if (NOT_IN_USER_SPACE.matcher(Files.readString(configuration(folder, host))).find()) {
                return true;
            }
        }
        return false;
    }

    /** Whether this host begins an IKE SA by an order. */
    boolean begins(Host host) {
        return orders.stream().anyMatch(order -> order.host() == host && order.command().contains("--initiate"));
    }

    /** Whether anybody asks for a shell on another host. */
    boolean usesShells() {
        return Stream.concat(orders.stream().map(Order::command), demands.stream().map(Demand::command))
                .anyMatch(command -> command.startsWith("ssh "));
    }

    private static ImmutableList<Host> all(String conf, List<Order> orders, List<Demand> demands) {
        return Stream.of(hosts(conf, "VIRTHOSTS").stream(), hosts(conf, "IPSECHOSTS").stream(),
                orders.stream().map(Order::host), demands.stream().map(Demand::host)).flatMap(hosts -> hosts)
                .distinct().sorted().collect(ImmutableList.toImmutableList());
    }

    /** The lines of a file with addresses in the place of words. */
    private static List<String> text(Path folder, String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Host.resolve(Files.readString(path)).lines().toList() : List.of();
    }

    private static String title(Path folder) throws IOException {
        Path file = folder.resolve("description.txt");
        String text = Files.exists(file) ? TAG.matcher(Files.readString(file)).replaceAll("") : "";
        String plain = text.strip().replaceAll("\\s+", " ");
        int end = plain.indexOf(". ") < 0 ? plain.length() : plain.indexOf(". ");
        return end <= LONGEST_TITLE ? plain.substring(0, end) : plain.substring(0, LONGEST_TITLE) + "...";
    }

    private static ImmutableList<Host> hosts(String conf, String variable) {
        return Splitter.on(' ').omitEmptyStrings().splitToStream(value(conf, variable))
                .flatMap(word -> Host.called(word).stream()).collect(ImmutableList.toImmutableList());
    }

    private static String value(String conf, String variable) {
        Matcher matcher = Pattern.compile("(?m)^" + variable + "=\"?([^\"\n]*)\"?").matcher(conf);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static ImmutableList<Host> places(Path folder, List<Host> peers) throws IOException {
        ImmutableList.Builder<Host> places = ImmutableList.builder();
        for (Host host : peers) {
            Path file = configuration(folder, host);
            if (!Files.exists(file) || !KERNELS.matcher(Files.readString(file)).find()) {
                places.add(host);
            }
        }
        return places.build();
    }

    private static Path configuration(Path folder, Host host) {
        return folder.resolve("hosts/" + host.word() + "/etc/swanctl/swanctl.conf");
    }

    private static Optional<String> hindrance(String conf, Path folder, List<Host> peers, List<Order> orders)
            throws IOException {
        if (value(conf, "SWANCTL").isEmpty()) {
            return Optional.of("is configured by ipsec.conf, not by swanctl.conf");
        }
        if (!value(conf, "RADIUSHOSTS").isEmpty()) {
            return Optional.of("needs a RADIUS server");
        }
        if (!value(conf, "DBHOSTS").isEmpty()) {
            return Optional.of("needs a database");
        }
        Optional<Host> without = peers.stream()
                .filter(host -> !Files.exists(configuration(folder, host)))
                .findFirst();
        if (peers.isEmpty() || without.isPresent()) {
            return Optional.of("has no swanctl.conf for " + without.map(Host::word).orElse("anybody"));
        }
        for (Host host : peers) {
            Matcher method = NOT_OURS.matcher(Files.readString(configuration(folder, host)));
            if (method.find()) {
                return Optional.of("needs " + method.group(1).toUpperCase(Locale.ROOT)
                        + ", which our endpoint does not have");
            }
            Path settings = configuration(folder, host).resolveSibling("../strongswan.conf");
            if (Files.exists(settings) && KEYS_BY_NAME.matcher(Files.readString(settings)).find()) {
                return Optional.of("needs keys or certificates from DNS, which our endpoint does not ask");
            }
        }
        return orders.stream().filter(order -> !Commands.understands(order.command())).findFirst()
                .map(order -> "needs the command " + order.command());
    }
}
