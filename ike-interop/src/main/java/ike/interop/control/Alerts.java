package ike.interop.control;

import com.google.common.collect.ImmutableMap;
import ike.engine.ChildSaView;
import ike.engine.EngineView;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.IkeSaView;
import ike.engine.config.ChildConfig;
import ike.engine.config.SelectorSpec;
import ike.interop.endpoint.Control;
import java.util.Optional;
import java.util.stream.Stream;

/** What of our events strongSwan calls an alert, by which name, and which IKE SA it is about. */
final class Alerts {
    /** Failures that are called the same whoever found them. */
    private static final ImmutableMap<String, String> NAMES = ImmutableMap.of("TS_UNACCEPTABLE", "ts-mismatch",
            "INVALID_SYNTAX", "parse-error-body", "PAYLOAD-MALFORMED", "parse-error-body", "INTERNAL_ADDRESS_FAILURE",
            "vip-failure", "NO-ADDRESS", "vip-failure");

    private Alerts() {
    }

    /** An alert, and the IKE SA if it is about one that is there. */
    record Alert(String type, Optional<IkeSaView> sa) {
    }

    static Optional<Alert> of(Event event, Control control) {
        return switch (event) {
            case Event.Failed(var connection, var path, Failure failure) -> {
                Optional<IkeSaView> sa = connection.flatMap(name -> find(control.view(), name, path));
                yield type(failure, sa).map(type -> new Alert(type, sa));
            }
            case Event.Retransmitted(var connection, var path, int _) -> Optional.of(new Alert("retransmit-send",
                    connection.flatMap(name -> find(control.view(), name, path))));
            case Event.ChildUp(IkeSaView ike, ChildSaView child) when isNarrowed(ike, child, control) ->
                Optional.of(new Alert("ts-narrowed", Optional.of(ike)));
            case Event.Dropped(var _, String reason) -> dropped(reason).map(type -> new Alert(type, Optional.empty()));
            default -> Optional.empty();
        };
    }

    private static Optional<IkeSaView> find(EngineView view, String connection, ike.engine.Path path) {
        return view.ikeSas().stream().filter(sa -> sa.connection().equals(connection) && sa.path().equals(path))
                .findFirst();
    }

    /**
     * An IKE SA that is established after the failure did not fail itself: what was refused were the proposals of a child.
     */
    private static Optional<String> type(Failure failure, Optional<IkeSaView> sa) {
        boolean isUp = sa.map(found -> found.state().equals("ESTABLISHED")).orElse(false);
        return Optional.ofNullable(switch (failure.notification()) {
            case "NO_PROPOSAL_CHOSEN", "NO-PROPOSAL-CHOSEN" ->
                isUp ? "proposal-mismatch-child" : "proposal-mismatch-ike";
            case "AUTHENTICATION_FAILED", "AUTHENTICATION-FAILED" ->
                failure.byPeer() ? "local-auth-failed" : "peer-auth-failed";
            case "TIMEOUT" -> failure.summary().contains("IKE_SA_INIT")
                    ? "peer-init-unreachable"
                    : failure.byPeer() ? "retransmit-send-timeout" : "half-open-timeout";
            default -> NAMES.get(failure.notification());
        });
    }

    private static Optional<String> dropped(String reason) {
        if (reason.startsWith("no IKE SA") || reason.startsWith("no ISAKMP SA")) {
            return Optional.of("invalid-ike-spi");
        }
        return reason.startsWith("not an IKE") ? Optional.of("parse-error-header") : Optional.empty();
    }

    /** Selectors that depend on addresses are not judged. */
    private static boolean isNarrowed(IkeSaView ike, ChildSaView child, Control control) {
        Optional<ChildConfig> config = control.connections().stream()
                .filter(connection -> connection.name().equals(ike.connection()))
                .flatMap(connection -> connection.child(child.name()).stream()).findFirst();
        return config.isPresent()
                && (fixed(config.get().local().stream()).anyMatch(spec -> !child.local().contains(spec.range()))
                        || fixed(config.get().remote().stream())
                                .anyMatch(spec -> !child.remote().contains(spec.range())));
    }

    private static Stream<SelectorSpec.Fixed> fixed(Stream<SelectorSpec> specs) {
        return specs.filter(SelectorSpec.Fixed.class::isInstance).map(SelectorSpec.Fixed.class::cast);
    }
}
