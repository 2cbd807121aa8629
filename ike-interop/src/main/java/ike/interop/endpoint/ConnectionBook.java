package ike.interop.endpoint;

import com.google.common.collect.ImmutableList;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The configured connections, found by the names that users give. Confined to the engine's thread. */
final class ConnectionBook {
    private final Map<String, Connection> byName = new LinkedHashMap<>();
    private int withCodePoints;

    ConnectionBook(List<Connection> connections) {
        connections.forEach(this::put);
    }

    /** All of them, in the order in which they came. */
    ImmutableList<Connection> connections() {
        return ImmutableList.copyOf(byName.values());
    }

    /** A new one, or another one of the same name. */
    void put(Connection connection) {
        withCodePoints += codePoints(connection) - codePoints(byName.put(connection.name(), connection));
    }

    /** False when there is none of this name. */
    boolean remove(String name) {
        Connection removed = byName.remove(name);
        withCodePoints -= codePoints(removed);
        return removed != null;
    }

    private static int codePoints(@Nullable Connection connection) {
        return connection == null || connection.dscp() == 0 ? 0 : 1;
    }

    /** The connection of this name, if there is one. */
    Optional<Connection> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** True when IKE messages of some connection have a code point. */
    boolean hasCodePoints() {
        return withCodePoints > 0;
    }

    /** A child and the connection that it belongs to. */
    record Entry(Connection connection, ChildConfig child) {
        /** The name that means nothing else. */
        ChildName name() {
            return new ChildName(Optional.of(connection.name()), child.name());
        }
    }

    /** Every child, in the order of the configuration. */
    ImmutableList<Entry> children() {
        return connections().stream().flatMap(c -> c.children().stream().map(child -> new Entry(c, child)))
                .collect(ImmutableList.toImmutableList());
    }

    /** Every child that the name may mean, at least one. */
    ImmutableList<Entry> all(ChildName name) throws NoSuchName {
        ImmutableList<Entry> found = children().stream()
                .filter(e -> e.child().name().equals(name.child()) && name.isOf(e.connection().name()))
                .collect(ImmutableList.toImmutableList());
        if (found.isEmpty()) {
            throw new NoSuchName("no child " + name + " is configured; " + known());
        }
        return found;
    }

    /** The one child that the name means. */
    Entry one(ChildName name) throws NoSuchName {
        ImmutableList<Entry> found = all(name);
        if (found.size() > 1) {
            throw new NoSuchName(name + " may be " + names(found) + ": say which");
        }
        return found.getFirst();
    }

    /** The connection of this name. */
    Connection connection(String name) throws NoSuchName {
        return connections().stream().filter(c -> c.name().equals(name)).findFirst()
                .orElseThrow(() -> new NoSuchName("no connection " + name + " is configured; there "
                        + (byName.isEmpty()
                                ? "is none"
                                : connections().stream().map(Connection::name)
                                        .collect(Collectors.joining(", ", "are: ", "")))));
    }

    private String known() {
        ImmutableList<Entry> children = children();
        return children.isEmpty() ? "there is none" : "there are: " + names(children);
    }

    private static String names(ImmutableList<Entry> entries) {
        return entries.stream().map(e -> e.name().toString()).collect(Collectors.joining(", "));
    }
}
