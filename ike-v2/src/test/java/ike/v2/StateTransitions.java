package ike.v2;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.Input;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessages;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The changes of state that an engine's IKE SAs went through. */
final class StateTransitions {
    /** Where an IKE SA comes from, and where it goes. */
    static final String NOTHING = "nothing";

    private final Set<Transition> seen = new LinkedHashSet<>();
    private Map<Long, String> before = new LinkedHashMap<>();

    /** One change of state, and what brought it about. */
    record Transition(String from, String to, String cause) {
    }

    /** All SAs are lost, and nobody notices. */
    void restart() {
        before = new LinkedHashMap<>();
    }

    /** What an input has made of the SAs. */
    void note(Input input, ImmutableList<IkeSa> now) {
        Map<Long, String> after = new LinkedHashMap<>();
        now.forEach(sa -> after.put(sa.name().uniqueId(), name(sa)));
        after.forEach((id, state) -> note(before.getOrDefault(id, NOTHING), state, input));
        before.keySet().stream().filter(id -> !after.containsKey(id))
                .forEach(id -> note(before.getOrDefault(id, NOTHING), NOTHING, input));
        before = after;
    }

    ImmutableSet<Transition> seen() {
        return ImmutableSet.copyOf(seen);
    }

    private void note(String from, String to, Input input) {
        if (!from.equals(to)) {
            seen.add(new Transition(from, to, cause(input)));
        }
    }

    /** {@code AuthSent}, {@code Established LIVE}. */
    static String name(IkeSa sa) {
        return sa instanceof Established up ? "Established " + up.stage() : sa.getClass().getSimpleName();
    }

    private static String cause(Input input) {
        return switch (input) {
            case Input.Datagram datagram -> IkeMessages.decode(datagram.octets()).toOptional()
                    .map(message -> cause(message.header())).orElse("a datagram");
            case Input.Tick _ -> "time";
            case Input.Command _ -> "an order";
            case Input.Answer _ -> "an answer from outside";
            case Input.Traffic _ -> "traffic";
            case Input.Network _ -> "an address";
        };
    }

    private static String cause(IkeHeader header) {
        return header.exchange().label() + (header.isRequest() ? " request" : " response");
    }
}
