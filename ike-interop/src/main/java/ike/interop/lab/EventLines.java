package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SAs of our endpoint, as told by the event lines that {@code ike run} prints. Other lines tell nothing.
 *
 * <pre>
 * ike-up CONNECTION …             child-up CONNECTION/CHILD …
 * ike-rekeyed CONNECTION …        child-rekeyed CONNECTION/CHILD …
 * ike-down CONNECTION …           child-down CONNECTION/CHILD …
 * </pre>
 */
final class EventLines {

    private static final Pattern EVENT = Pattern.compile("(ike|child)-(up|rekeyed|down)\\s+([^\\s/]+)(?:/(\\S+))?.*");

    private final List<OpenIke> ike = new ArrayList<>();
    private int counter;

    private EventLines() {
    }

    /** What is up after all these lines. */
    static Sas read(List<String> lines) {
        EventLines events = new EventLines();
        for (String line : lines) {
            Matcher event = EVENT.matcher(line);
            if (event.matches()) {
                events.apply(event.group(1), event.group(2), event.group(3),
                        event.group(4) == null ? "" : event.group(4));
            }
        }
        return new Sas(events.ike.stream().map(OpenIke::view).collect(ImmutableList.toImmutableList()), 0);
    }

    private void apply(String kind, String change, String connection, String child) {
        if (kind.equals("ike")) {
            applyToIke(change, connection);
        } else {
            // The newest of that name: an SA that has been replaced by a reauthentication goes first.
            ike.reversed().stream().filter(sa -> sa.connection.equals(connection)).findFirst()
                    .ifPresent(sa -> applyToChild(sa, change, child));
        }
    }

    private void applyToIke(String change, String connection) {
        switch (change) {
            case "up" -> ike.add(new OpenIke(connection, nextId(), new ArrayList<>()));
            case "rekeyed" -> ike.replaceAll(
                    sa -> sa.connection.equals(connection) ? new OpenIke(connection, nextId(), sa.children) : sa);
            default -> ike.stream().filter(sa -> sa.connection.equals(connection)).findFirst().ifPresent(ike::remove);
        }
    }

    private void applyToChild(OpenIke sa, String change, String name) {
        switch (change) {
            case "up" -> sa.children.add(new Sas.Child(name, nextId()));
            case "rekeyed" ->
                sa.children.replaceAll(child -> child.name().equals(name) ? new Sas.Child(name, nextId()) : child);
            default -> sa.children.stream().filter(child -> child.name().equals(name)).findFirst()
                    .ifPresent(sa.children::remove);
        }
    }

    private String nextId() {
        counter++;
        return "event " + counter;
    }

    private record OpenIke(String connection, String id, List<Sas.Child> children) {

        Sas.Ike view() {
            return new Sas.Ike(connection, id, ImmutableList.copyOf(children));
        }
    }
}
