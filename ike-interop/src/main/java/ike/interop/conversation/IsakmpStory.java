package ike.interop.conversation;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import ike.crypto.Ikev1Keywords;
import ike.interop.transcript.Findings;
import ike.interop.transcript.OpenedIsakmp;
import ike.interop.transcript.Protection.Verdict;
import ike.interop.transcript.Route;
import ike.interop.transcript.Standing.Proof;
import ike.wire.Bytes;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.ProtocolId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was heard of one ISAKMP SA: who began it, its Phase 1, its exchanges (RFC 2409 §5). */
final class IsakmpStory {
    private static final int MAX_PROOFS = 16;
    private static final int MAX_EXCHANGES = 64;

    private final Bytes initiatorCookie;
    private Bytes responderCookie = Bytes.EMPTY;
    private Optional<Route> first = Optional.empty();
    private boolean certain;
    private final Phase1Story phase1 = new Phase1Story();
    private final Map<Name, IsakmpExchange> exchanges = new LinkedHashMap<>();
    private final List<String> proofs = new ArrayList<>();
    private long answered;
    private long unanswered;

    /** What names an exchange (RFC 2408 §3.1). */
    record Name(String type, long messageId) {
    }

    IsakmpStory(Bytes initiatorCookie) {
        this.initiatorCookie = initiatorCookie;
    }

    /**
     * Which side sends along this route: the initiator leaves out a cookie that it does not know yet, and an SA payload behind
     * it is the responder's; until one of them is heard, whoever spoke first is the initiator.
     *
     * @param choosesSa whether the message is of Phase 1, in the clear and with an SA payload
     */
    boolean isFromInitiator(Route route, Bytes cookie, boolean choosesSa) {
        boolean begins = cookie.equals(Bytes.zeros(cookie.length()));
        responderCookie = begins && !responderCookie.isEmpty() ? responderCookie : cookie;
        if (!certain && (begins || choosesSa)) {
            first = Optional.of(begins ? route : route.reverse());
            certain = true;
        }
        Route begun = first.orElse(route);
        first = Optional.of(begun);
        boolean oneAddress = begun.source().equals(begun.destination());
        return route.source().equals(begun.source()) && (!oneAddress || route.sourcePort().equals(begun.sourcePort()));
    }

    /** The exchange of this name; begun now if it is new. Of too many the eldest are forgotten. */
    IsakmpExchange exchange(Name name) {
        IsakmpExchange known = exchanges.get(name);
        if (known != null) {
            return known;
        }
        IsakmpExchange begun = new IsakmpExchange(name.type());
        exchanges.put(name, begun);
        if (exchanges.size() > MAX_EXCHANGES) {
            IsakmpExchange eldest = exchanges.remove(exchanges.keySet().iterator().next());
            answered += eldest != null && eldest.isAnswered() ? 1 : 0;
            unanswered += eldest == null || eldest.isAnswered() ? 0 : 1;
        }
        return begun;
    }

    Phase1Story phase1() {
        return phase1;
    }

    /** Keeps what Phase 1 has proved, and what has failed later. */
    void proved(ImmutableList<Proof> more, OpenedIsakmp message) {
        more.stream().filter(proof -> message.header().messageId() == 0 || proof.verdict() == Verdict.BAD)
                .limit(MAX_PROOFS - proofs.size())
                .forEach(proof -> proofs.add(proof.name() + " of " + proof.of() + ": "
                        + proof.verdict().name().toLowerCase(Locale.ROOT)
                        + (proof.reason().isEmpty() ? "" : ", " + proof.reason())));
    }

    Findings.Sa line() {
        String agreed = phase1.chosen().map(chosen -> Ikev1Keywords.of(ProtocolId.Known.ISAKMP, chosen) + ": "
                + Joiner.on(", ").join(chosen.attributes().stream().map(DataAttribute::describe).iterator()))
                .orElse("");
        return new Findings.Sa(1, initiatorCookie, responderCookie, agreed,
                answered + exchanges.values().stream().filter(IsakmpExchange::isAnswered).count(),
                unanswered + exchanges.values().stream().filter(exchange -> !exchange.isAnswered()).count(),
                ImmutableList.copyOf(proofs));
    }
}
