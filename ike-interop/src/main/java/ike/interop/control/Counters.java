package ike.interop.control;

import ike.engine.Event;
import ike.engine.IkeSaView;
import ike.interop.endpoint.Control;
import ike.interop.endpoint.EndpointObserver;
import ike.interop.endpoint.PassedMessage;
import ike.interop.vici.Message;
import ike.interop.vici.MessageBuilder;
import ike.wire.v2.ExchangeType;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * get-counters and reset-counters: messages and rekeys, of all together (under the empty name) and of each connection
 * that had any. Confined to the engine's thread; grows with the configuration only.
 */
final class Counters implements EndpointObserver {
    private final Map<String, Map<Counter, Long>> byName = new LinkedHashMap<>();

    /** What is counted; the names, in lower case with dashes, are strongSwan's. */
    private enum Counter {
        IKE_REKEY_INIT,
        IKE_REKEY_RESP,
        CHILD_REKEY,
        INVALID,
        INVALID_SPI,
        IKE_INIT_IN_REQ,
        IKE_INIT_IN_RESP,
        IKE_INIT_OUT_REQ,
        IKE_INIT_OUT_RESP,
        IKE_AUTH_IN_REQ,
        IKE_AUTH_IN_RESP,
        IKE_AUTH_OUT_REQ,
        IKE_AUTH_OUT_RESP,
        CREATE_CHILD_IN_REQ,
        CREATE_CHILD_IN_RESP,
        CREATE_CHILD_OUT_REQ,
        CREATE_CHILD_OUT_RESP,
        INFO_IN_REQ,
        INFO_IN_RESP,
        INFO_OUT_REQ,
        INFO_OUT_RESP;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    Counters() {
        byName.put("", new EnumMap<>(Counter.class));
    }

    @Override
    public void happened(Event event, Control control) {
        switch (event) {
            case Event.IkeRekeyed(long _, IkeSaView sa) ->
                count(Optional.of(sa.connection()), sa.initiator() ? Counter.IKE_REKEY_INIT : Counter.IKE_REKEY_RESP);
            case Event.ChildRekeyed(IkeSaView ike, long _, var _) ->
                count(Optional.of(ike.connection()), Counter.CHILD_REKEY);
            case Event.Dropped(var _, String reason) -> count(Optional.empty(),
                    reason.startsWith("no IKE SA") || reason.startsWith("no ISAKMP SA")
                            ? Counter.INVALID_SPI
                            : Counter.INVALID);
            default -> {
            }
        }
    }

    @Override
    public void passed(PassedMessage message, Control control) {
        Optional<String> counted = message.isIkev1() || !message.begins()
                ? Optional.empty()
                : exchange(message.header().exchange());
        counted.ifPresent(exchange -> {
            String name = exchange + (message.inbound() ? "_IN" : "_OUT")
                    + (message.header().isResponse() ? "_RESP" : "_REQ");
            count(message.sa(control).map(IkeSaView::connection), Counter.valueOf(name));
        });
    }

    /** {@code get-counters {name, all}}. */
    Message get(Control control, Message request) {
        String name = request.text("name").orElse("");
        MessageBuilder counters = Message.builder();
        if (request.yes("all")) {
            byName.keySet().stream().filter(connection -> !connection.isEmpty())
                    .forEach(connection -> counters.section(connection, shown(connection)));
        } else if (byName.containsKey(name)) {
            counters.section(name, shown(name));
        } else {
            return Answers.failure("there are no counters of connection " + name);
        }
        return Message.builder().section("counters", counters.build()).put("success", "yes").build();
    }

    /** {@code reset-counters {name, all}}. */
    Message reset(Control control, Message request) {
        String name = request.text("name").orElse("");
        if (request.yes("all")) {
            byName.keySet().removeIf(connection -> !connection.isEmpty());
        } else if (byName.containsKey(name)) {
            byName.get(name).clear();
        } else {
            return Answers.failure("there are no counters of connection " + name);
        }
        return Answers.SUCCESS;
    }

    private Message shown(String name) {
        MessageBuilder message = Message.builder();
        Map<Counter, Long> counters = byName.getOrDefault(name, Map.of());
        for (Counter counter : Counter.values()) {
            message.put(counter.word(), counters.getOrDefault(counter, 0L));
        }
        return message.build();
    }

    private void count(Optional<String> connection, Counter counter) {
        byName.computeIfAbsent("", _ -> new EnumMap<>(Counter.class)).merge(counter, 1L, Long::sum);
        connection.ifPresent(name -> byName.computeIfAbsent(name, _ -> new EnumMap<>(Counter.class)).merge(counter, 1L,
                Long::sum));
    }

    private static Optional<String> exchange(ExchangeType type) {
        return type instanceof ExchangeType.Known known
                ? switch (known) {
                    case IKE_SA_INIT -> Optional.of("IKE_INIT");
                    case IKE_AUTH -> Optional.of("IKE_AUTH");
                    case CREATE_CHILD_SA -> Optional.of("CREATE_CHILD");
                    case INFORMATIONAL -> Optional.of("INFO");
                    default -> Optional.empty();
                }
                : Optional.empty();
    }
}
