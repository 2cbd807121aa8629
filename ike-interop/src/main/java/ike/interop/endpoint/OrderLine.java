package ike.interop.endpoint;

import com.google.common.base.Splitter;
import java.util.List;

/**
 * One line of orders:
 *
 * <pre>
 * initiate CHILD          bring the child up          CHILD is the name of a child, or CONN/CHILD
 * rekey-child CHILD       replace its SA
 * terminate-child CHILD   delete its SA
 * rekey-ike CONN          replace the IKE SA          CONN is the name of a connection
 * terminate CONN          delete the IKE SA
 * </pre>
 */
final class OrderLine {
    private static final Splitter BLANKS = Splitter.onPattern("\\s+").omitEmptyStrings();
    private static final String KNOWN = "initiate CHILD, initiate-ike CONN, rekey-child CHILD, rekey-ike CONN, terminate CONN or"
            + " terminate-child CHILD";

    private OrderLine() {
    }

    /** What a line says. */
    sealed interface Reading {
        /** It is understood. */
        record Understood(Wish wish) implements Reading {
        }

        /** It is not; the sentence says what was expected. */
        record NotUnderstood(String sentence) implements Reading {
        }
    }

    static Reading read(String line) {
        List<String> words = BLANKS.splitToList(line);
        if (words.size() != 2) {
            return new Reading.NotUnderstood("expected " + KNOWN);
        }
        String name = words.get(1);
        return switch (words.getFirst()) {
            case "initiate" -> understood(new Wish.Initiate(ChildName.parse(name)));
            case "initiate-ike" -> understood(new Wish.InitiateIke(name));
            case "rekey-child" -> understood(new Wish.RekeyChild(ChildName.parse(name)));
            case "rekey-ike" -> understood(new Wish.RekeyIke(name));
            case "terminate" -> understood(new Wish.TerminateIke(name));
            case "terminate-child" -> understood(new Wish.TerminateChild(ChildName.parse(name)));
            default -> new Reading.NotUnderstood("unknown order; expected " + KNOWN);
        };
    }

    private static Reading understood(Wish wish) {
        return new Reading.Understood(wish);
    }
}
