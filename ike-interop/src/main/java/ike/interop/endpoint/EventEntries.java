package ike.interop.endpoint;

import com.google.common.collect.ImmutableList;
import ike.engine.ChildSaView;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.IkeSaView;
import ike.engine.Path;
import ike.engine.negotiation.SelectorText;
import ike.interop.log.LogEntry;
import ike.interop.log.LogGroup;
import ike.wire.v2.TrafficSelector;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Events as people and programs read them: an entry that begins with a word for what happened and the name of the
 * connection or of the child, and perhaps lines that explain it.
 *
 * <pre>
 * ike-up CONN ...             child-up CONN/CHILD ...
 * ike-rekeyed CONN ...        child-rekeyed CONN/CHILD ...
 * ike-down CONN ...           child-down CONN/CHILD ...
 * failed CONN NOTIFICATION ...
 * </pre>
 */
final class EventEntries {
    private EventEntries() {
    }

    /** What is told of an event: entries of level 0 to everybody, those of level 1 to who looks for trouble. */
    static ImmutableList<LogEntry> of(Event event) {
        return switch (event) {
            case Event.IkeUp(IkeSaView sa) ->
                ike(sa, "ike-up", sa.connection() + " " + ends(sa) + ", " + keying(sa) + ", " + transport(sa));
            case Event.IkeRekeyed(long _, IkeSaView sa) -> ike(sa, "ike-rekeyed", sa.connection() + " " + keying(sa));
            case Event.IkeMoved(IkeSaView sa) -> ike(sa, "ike-moved", sa.connection() + " " + ends(sa));
            case Event.IkeDown(IkeSaView sa, String reason) -> ikeDown(sa, reason);
            case Event.ChildUp(IkeSaView ike, ChildSaView child) -> child(ike, "child-up", sa(ike, child));
            case Event.ChildRekeyed(IkeSaView ike, long old, ChildSaView child) ->
                child(ike, "child-rekeyed", sa(ike, child) + was(ike, old));
            case Event.ChildDown(IkeSaView ike, ChildSaView child, String reason) ->
                child(ike, "child-down", name(ike, child) + " " + reason);
            case Event.Failed(Optional<String> connection, Path path, Failure failure) ->
                ImmutableList.of(new LogEntry(LogGroup.IKE, 0, "failed", connection.orElse(""), 0,
                        headline(connection, path, failure), failure.explanation()));
            case Event.Retransmitted(Optional<String> connection, Path path, int attempt) ->
                ImmutableList.of(new LogEntry(LogGroup.IKE, 1, "", connection.orElse(""), 0,
                        "sent again" + connection.map(name -> " for " + name).orElse("") + ", attempt " + attempt
                                + ": no answer along " + path,
                        ""));
            case Event.AskedAnew(Optional<String> connection, Path _, String why) -> ImmutableList.of(
                    new LogEntry(LogGroup.IKE, 1, "asked-anew", connection.orElse(""), 0,
                            connection.map(name -> name + " ").orElse("") + why, ""));
            case Event.Remark(Event.Remark.Matter matter, Optional<String> connection, Path _, String words) ->
                ImmutableList.of(
                        new LogEntry(LogGroup.IKE, 0, matter.word(), connection.orElse(""), 0,
                                connection.map(name -> name + " ").orElse("") + words, ""));
            case Event.Dropped(Path path, String reason) -> ImmutableList.of(LogEntry.remark(LogGroup.NET, 1,
                    "dropped a datagram from " + path.remote() + " to " + path.local() + ": " + reason));
            case Event.OrderDone _,Event.OrderFailed _ -> ImmutableList.of();
        };
    }

    /** Its children go with an IKE SA, and each gets its entry; one that was replaced had it already. */
    private static ImmutableList<LogEntry> ikeDown(IkeSaView sa, String reason) {
        ImmutableList.Builder<LogEntry> entries = ImmutableList.builder();
        sa.children().stream().filter(child -> !child.isOver())
                .forEach(child -> entries.addAll(child(sa, "child-down", name(sa, child) + " with its IKE SA")));
        return entries.addAll(ike(sa, "ike-down", sa.connection() + " " + reason)).build();
    }

    private static ImmutableList<LogEntry> ike(IkeSaView sa, String event, String message) {
        return ImmutableList.of(new LogEntry(LogGroup.IKE, 0, event, sa.connection(), sa.uniqueId(), message, ""));
    }

    private static ImmutableList<LogEntry> child(IkeSaView ike, String event, String message) {
        return ImmutableList.of(new LogEntry(LogGroup.CHD, 0, event, ike.connection(), ike.uniqueId(), message, ""));
    }

    private static String headline(Optional<String> connection, Path path, Failure failure) {
        return connection.orElse("-") + " " + failure.notification() + " with " + path.remote() + ": "
                + failure.summary() + " (" + failure.section() + ")";
    }

    private static String ends(IkeSaView sa) {
        return sa.path().local() + " (" + sa.localId() + ") === " + sa.path().remote() + " (" + sa.remoteId() + ")";
    }

    private static String keying(IkeSaView sa) {
        return "SPIs " + sa.initiatorSpi() + " " + sa.responderSpi() + ", " + sa.algorithms() + ", "
                + (sa.initiator() ? "we initiated" : "the peer initiated");
    }

    private static String transport(IkeSaView sa) {
        return switch (sa.espPath().transport()) {
            case UDP -> "no NAT";
            case UDP_ENCAPSULATED -> "ESP in UDP";
            case TCP -> "ESP in TCP";
        };
    }

    private static String name(IkeSaView ike, ChildSaView child) {
        return ike.connection() + "/" + child.name();
    }

    private static String sa(IkeSaView ike, ChildSaView child) {
        return name(ike, child) + " SPIs " + spi(child.inboundSpi()) + " in " + spi(child.outboundSpi()) + " out, "
                + child.algorithms() + ", " + selectors(child.local()) + " === " + selectors(child.remote());
    }

    private static String was(IkeSaView ike, long old) {
        return ike.children().stream().filter(child -> child.uniqueId() == old).findFirst()
                .map(child -> ", was " + spi(child.inboundSpi()) + " in " + spi(child.outboundSpi()) + " out")
                .orElse("");
    }

    private static String spi(int spi) {
        return String.format("%08x", spi);
    }

    private static String selectors(ImmutableList<TrafficSelector.AddressRange> ranges) {
        return ranges.stream().map(SelectorText::of).collect(Collectors.joining(" "));
    }
}
