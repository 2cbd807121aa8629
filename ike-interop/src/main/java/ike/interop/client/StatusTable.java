package ike.interop.client;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import ike.interop.vici.Element;
import ike.interop.vici.Message;
import ike.wire.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The SAs of a daemon and what is configured but not up, as a table.
 *
 * <pre>
 * SA          STATE        WHERE                              SINCE   REKEY   WHAT
 * gw #1       ESTABLISHED  192.0.2.1:4500 === 192.0.2.2:4500  5m 12s  3h 4m   moon === sun, AES_GCM_16-256/...
 *   net #2    INSTALLED    10.1.0.0/16 === 10.2.0.0/16        5m 12s  48m 1s  in 1.5 MiB, out 980 B, AES_GCM_16-128
 *   lab       down         10.1.0.0/16 === 10.3.0.0/16        -       -
 *   web       TRAP         10.1.0.0/16 === 10.4.0.0/16        -       -
 * </pre>
 */
public final class StatusTable {
    private static final ImmutableList<String> HEAD = ImmutableList.of("SA", "STATE", "WHERE", "SINCE", "REKEY",
            "WHAT");

    private static final ImmutableSet<String> SHUNTS = ImmutableSet.of("PASS", "DROP");

    private final ImmutableMap<String, String> policies;
    private final List<ImmutableList<String>> rows = new ArrayList<>();

    private StatusTable(ImmutableMap<String, String> policies) {
        this.policies = policies;
        rows.add(HEAD);
    }

    /** The mode of what needs no SA, else it waits for a packet. */
    private static String kind(Element.Section policy) {
        return policy.content().text("mode").filter(SHUNTS::contains).orElse("TRAP");
    }

    /**
     * The lines of the table; what the daemon tells is made printable.
     *
     * @param sas what {@code list-sas} streamed
     * @param connections what {@code list-conns} streamed
     * @param policies what {@code list-policies} streamed
     */
    public static ImmutableList<String> lines(ImmutableList<Message> sas, ImmutableList<Message> connections,
            ImmutableList<Message> policies) {
        StatusTable table = new StatusTable(sections(policies).stream()
                .collect(ImmutableMap.toImmutableMap(Element.Section::name, StatusTable::kind, (one, _) -> one)));
        ImmutableList<Element.Section> up = sections(sas);
        up.forEach(table::ike);
        ImmutableSet<String> there = up.stream()
                .flatMap(sa -> Stream.concat(Stream.of(sa.name()),
                        children(sa.content()).map(child -> sa.name() + "/" + childName(child))))
                .collect(ImmutableSet.toImmutableSet());
        sections(connections).forEach(connection -> table.configured(connection, there));
        return table.rows.size() == 1 ? ImmutableList.of("nothing is configured, and nothing is up") : table.aligned();
    }

    private void ike(Element.Section sa) {
        Message m = sa.content();
        row(sa.name() + number(m), text(m, "state"),
                end(m, "local") + " === " + end(m, "remote"), TimeText.seconds(m.text("established")),
                TimeText.seconds(m.text("rekey-time")), text(m, "local-id") + " === " + text(m, "remote-id") + ", "
                        + suite(m));
        names(m);
        children(m).forEach(child -> child(child.content(), childName(child)));
    }

    /** Our endpoint tells which name servers came with its addresses, and for what they are to be asked (RFC 8598). */
    private void names(Message m) {
        if (!m.texts("dns-servers").isEmpty()) {
            String domains = String.join(" ", m.texts("dns-domains"));
            row("  name servers", "-", String.join(" ", m.texts("dns-servers")), "-", "-",
                    domains.isEmpty() ? "for every name" : "for " + domains);
        }
    }

    private void child(Message m, String name) {
        row("  " + name + number(m), text(m, "state"), selectors(m), TimeText.seconds(m.text("install-time")),
                TimeText.seconds(m.text("rekey-time")), "in " + TimeText.octets(m.text("bytes-in")) + ", out "
                        + TimeText.octets(m.text("bytes-out")) + ", " + suite(m));
    }

    private void configured(Element.Section connection, ImmutableSet<String> there) {
        ImmutableList<Element.Section> down = connection.content().section("children").stream()
                .flatMap(children -> children.sections().stream())
                .filter(child -> !there.contains(connection.name() + "/" + child.name()))
                .collect(ImmutableList.toImmutableList());
        if (!there.contains(connection.name())) {
            boolean withoutPeer = !down.isEmpty()
                    && down.stream().allMatch(child -> SHUNTS.contains(text(child.content(), "mode")));
            row(connection.name(), withoutPeer ? "-" : "down", withoutPeer ? "-" : addresses(connection.content()), "-",
                    "-", "");
        }
        down.forEach(
                child -> row("  " + (there.contains(connection.name()) ? connection.name() + "/" : "") + child.name(),
                        policies.getOrDefault(connection.name() + "/" + child.name(), "down"),
                        selectors(child.content()), "-", "-", ""));
    }

    private void row(String... cells) {
        rows.add(Stream.of(cells).map(Printable::line).collect(ImmutableList.toImmutableList()));
    }

    private ImmutableList<String> aligned() {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        for (ImmutableList<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(Strings.padEnd(row.get(column), width(column) + 2, ' '));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines.build();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static ImmutableList<Element.Section> sections(ImmutableList<Message> messages) {
        return messages.stream().flatMap(message -> message.sections().stream())
                .collect(ImmutableList.toImmutableList());
    }

    private static Stream<Element.Section> children(Message sa) {
        return sa.section("child-sas").stream().flatMap(children -> children.sections().stream());
    }

    private static String childName(Element.Section child) {
        return child.content().text("name").orElse(child.name());
    }

    private static String number(Message sa) {
        return sa.text("uniqueid").map(id -> " #" + id).orElse("");
    }

    private static String end(Message sa, String side) {
        String host = text(sa, side + "-host");
        return (host.contains(":") ? "[" + host + "]" : host)
                + sa.text(side + "-port").map(port -> ":" + port).orElse("");
    }

    private static String addresses(Message connection) {
        return String.join(" ", connection.texts("local_addrs")) + " === "
                + String.join(" ", connection.texts("remote_addrs"));
    }

    private static String selectors(Message child) {
        return String.join(" ", child.texts("local-ts")) + " === " + String.join(" ", child.texts("remote-ts"));
    }

    private static String suite(Message sa) {
        Optional<String> encryption = sa.text("encr-alg")
                .map(name -> name + sa.text("encr-keysize").map(bits -> "-" + bits).orElse(""));
        return Stream.of(encryption, sa.text("integ-alg"), sa.text("prf-alg"), sa.text("dh-group"))
                .flatMap(Optional::stream).reduce((a, b) -> a + "/" + b).orElse("-");
    }

    private static String text(Message message, String key) {
        return message.text(key).orElse("-");
    }
}
