package ike.interop.transcript;

import ike.interop.transcript.Standing.Deal;
import ike.interop.transcript.Standing.Proof;
import java.util.Locale;

/** What the conversation says of a packet, as lines of text (RFC 7296 §2.1, §2.7, §2.15). */
final class StandingText {
    private static final String MARGIN = "    ";

    private StandingText() {
    }

    static String of(Standing standing, Style style) {
        StringBuilder out = new StringBuilder();
        standing.repeats().ifPresent(packet -> out.append(MARGIN).append("repeats #").append(packet).append('\n'));
        standing.answers().ifPresent(packet -> out.append(MARGIN).append("answers #").append(packet).append('\n'));
        standing.deals().forEach(deal -> add(out, deal));
        standing.proofs().forEach(proof -> out.append(MARGIN).append(text(proof, style)).append('\n'));
        standing.breaches().forEach(breach -> out.append(MARGIN)
                .append(style.bad("against " + breach.section() + ": ")).append(breach.what()).append('\n'));
        return out.toString();
    }

    private static void add(StringBuilder out, Deal deal) {
        deal.offered().forEach(offer -> out.append(Prose.wrap(deal.subject() + " offered: " + offer, MARGIN)));
        out.append(Prose.wrap(deal.subject() + " "
                + deal.chosen().map(chosen -> "chosen:  " + chosen).orElse("refused: " + deal.refusal()), MARGIN));
    }

    private static String text(Proof proof, Style style) {
        String verdict = proof.verdict().name().toLowerCase(Locale.ROOT);
        String shown = switch (proof.verdict()) {
            case GOOD -> style.good(verdict);
            case BAD -> style.bad(verdict);
            case UNCHECKED -> verdict;
        };
        return proof.name() + " of " + proof.of() + ", " + proof.method() + ": " + shown
                + (proof.reason().isEmpty() ? "" : ", " + proof.reason());
    }
}
