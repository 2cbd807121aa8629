package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a message of IKEv1 is for, by its place in its exchange (RFC 2409 §5, §5.5, §5.7). */
final class IsakmpPurpose {
    private static final String QUICK_MODE = "RFC 2409 §5.5";

    private final Map<Exchange, Integer> messages = new LinkedHashMap<>();

    private record Exchange(ike.wire.Bytes initiatorCookie, String name, long messageId) {
    }

    /** Of the next message, which {@code from} sent to {@code to}. */
    Purpose of(Subject.Ike ike, String from, String to) {
        int number = messages.merge(new Exchange(ike.initiatorSpi(), ike.exchange(), ike.messageId()), 1,
                Integer::sum);
        ImmutableList<String> names = ike.sealed().orElse(ike.payloads());
        return switch (ike.exchange()) {
            case "Main Mode" -> main(number, names, from);
            case "Aggressive Mode" -> aggressive(number, from, to);
            case "Quick Mode" -> quick(number, names, from, to);
            case "Transaction" -> transaction(names, from, to);
            case "New Group Mode" -> newGroup(number, from, to);
            default -> informational(names, from, to);
        };
    }

    private static Purpose main(int number, ImmutableList<String> names, String from) {
        return new Purpose(switch (number) {
            case 1 ->
                from + " offers algorithms (SA): each transform is a whole suite, the way of authentication in it.";
            case 2 -> from + " has picked one transform and repeats it, unchanged.";
            case 3 -> from + " sends its half of the key exchange (KE) and a nonce (Ni). The NAT-D payloads hash the "
                    + "addresses as it sees them.";
            case 4 -> from + " sends its own half and nonce (Nr). Both ends can now compute the same keys.";
            default -> names.contains("ID")
                    ? from + " says who it is (ID) and proves it (" + (names.contains("SIG") ? "SIG" : "HASH")
                            + "), encrypted."
                    : from + " proves that it could read what only its private key reads (HASH).";
        }, "RFC 2409 §5");
    }

    private static Purpose aggressive(int number, String from, String to) {
        return new Purpose(switch (number) {
            case 1 ->
                from + " says everything at once: algorithms, its half of the key exchange, a nonce, and who it is.";
            case 2 -> from + " picks, sends its own half, nonce and name, and already proves who it is, to whoever has "
                    + "asked.";
            default -> from + " proves who it is, and " + to + " knows that somebody was really there.";
        }, "RFC 2409 §5");
    }

    private static Purpose quick(int number, ImmutableList<String> names, String from, String to) {
        String own = names.contains("KE") ? ", with a fresh half of a key exchange" : "";
        return new Purpose(switch (number) {
            case 1 -> from + " wants a pair of ESP SAs" + own + "; the two IDs say for which packets.";
            case 2 -> from + " agrees" + own + ": it can receive now.";
            default -> from + " shows that it is alive and has heard the answer: " + to + " may send now.";
        }, QUICK_MODE);
    }

    private static Purpose newGroup(int number, String from, String to) {
        return new Purpose(number == 1
                ? from + " describes a group by its prime and its generator (SA), and gives it a number."
                : from + " has tested the group and agrees: it repeats what " + to + " has described.",
                "RFC 2409 §5.6");
    }

    private static Purpose transaction(ImmutableList<String> names, String from, String to) {
        String attributes = names.stream().filter(name -> name.startsWith("ATTR")).findFirst().orElse("");
        String text = attributes.contains("REQUEST")
                ? from + " asks " + to + " for what the attributes name."
                : attributes.contains("REPLY")
                        ? from + " answers what it was asked."
                        : attributes.contains("SET")
                                ? from + " tells " + to + " what the attributes say, or how it ends."
                                : from + " has heard it.";
        return new Purpose(text, "draft-ietf-ipsec-isakmp-mode-cfg-04 §3.2");
    }

    private static Purpose informational(ImmutableList<String> names, String from, String to) {
        return names.contains("D")
                ? new Purpose(from + " deletes an SA and tells " + to + ", once. Nobody answers.", "RFC 2408 §5.15")
                : new Purpose(from + " tells something.", "RFC 2409 §5.7");
    }
}
