package ike.interop.transcript;

import ike.interop.transcript.Protection.Verdict;
import com.google.common.base.Joiner;
import java.util.Locale;

/** Explanations as text for a terminal: a block for each packet, times counted from the first one. */
public final class TextRenderer {
    private final Style style;
    private final Elapsed elapsed = new Elapsed();

    /** A renderer for the packets of one capture. */
    public TextRenderer(Style style) {
        this.style = style;
    }

    /** The block of one packet, with an empty line behind it. */
    public String render(Explanation explanation) {
        StringBuilder block = new StringBuilder();
        String time = elapsed.of(explanation.time());
        block.append(style.bold("#" + explanation.number())).append("  ").append(time.isEmpty() ? "" : time + "  ")
                .append(explanation.route()).append("  ").append(explanation.octets()).append(" octets")
                .append(carried(explanation)).append('\n');
        block.append("    ").append(style.bold(Headlines.of(explanation))).append('\n');
        return block.append(body(explanation)).append('\n').toString();
    }

    /** The fields of a packet without the lines that say what it is. */
    String body(Explanation explanation) {
        StringBuilder block = new StringBuilder();
        explanation.layers().forEach(layer -> append(block, layer));
        explanation.notes().forEach(note -> block.append("    note: ").append(note).append('\n'));
        return block.append(StandingText.of(explanation.standing(), style)).toString();
    }

    /** What else carried the packet, for a person. */
    static String carried(Explanation explanation) {
        String parts = explanation.parts().isEmpty()
                ? ""
                : ", put together with #" + Joiner.on(", #").join(explanation.parts());
        return (explanation.route().transport() == Route.Transport.TCP
                ? ", in a TCP stream"
                : explanation.encapsulated() ? ", encapsulated in UDP" : "") + parts;
    }

    private void append(StringBuilder block, Layer layer) {
        switch (layer.kind()) {
            case DECRYPTED_PAYLOADS ->
                block.append("    inside the encrypted part, offsets from the first decrypted octet:\n");
            case DECRYPTED_PACKET -> block.append("    inside, offsets from the first decrypted octet:\n");
            case IKE, ESP, AH, WESP -> {
            }
        }
        block.append(FieldTable.of(layer.root(), style));
        layer.protection().ifPresent(p -> block.append("    ").append(describe(p)).append('\n'));
        layer.problem().ifPresent(
                why -> block.append("    ").append(style.bad("malformed: " + why.describe())).append('\n'));
    }

    private String describe(Protection protection) {
        String verdict = "integrity " + protection.verdict().name().toLowerCase(Locale.ROOT);
        String shown = switch (protection.verdict()) {
            case GOOD -> style.good(verdict);
            case BAD -> style.bad(verdict);
            case UNCHECKED -> verdict;
        };
        return StoryText.algorithms(protection.cipher(), protection.check()) + ": " + shown
                + (protection.reason().isEmpty() ? "" : ", " + protection.reason())
                + (protection.verdict() == Verdict.BAD ? "; nothing is decrypted" : "");
    }
}
