package ike.interop.page;

import ike.interop.transcript.Explanation;
import ike.interop.transcript.Headlines;
import ike.interop.transcript.Layer;
import ike.interop.transcript.Protection;
import ike.interop.transcript.Purpose;
import ike.wire.Bytes;
import ike.wire.Field;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongPredicate;

/** One message: a line that opens to what it is for and to each of its layers, octets on the left, fields on the right. */
final class MessagePart {
    private static final int OCTETS_A_LINE = 16;

    private final Explanation explanation;
    private final Html html = new Html();

    MessagePart(Explanation explanation) {
        this.explanation = explanation;
    }

    /**
     * The whole of it.
     *
     * @param anchored whether links lead here
     * @param ends who to whom
     * @param purpose what it is for, where a story says it
     * @param linked of which packets the page has a message
     */
    String html(boolean anchored, String time, String ends, Optional<Purpose> purpose, LongPredicate linked) {
        html.raw(
                "<details class=\"message\"" + (anchored ? " id=\"m" + explanation.number() + "\"" : "") + "><summary>")
                .element("span", "number", "#" + explanation.number()).element("span", "time", time)
                .element("b", "", ends).element("span", "headline", Headlines.of(explanation))
                .raw(StandingPart.marks(explanation))
                .element("span", "size", explanation.octets() + " octets").raw("</summary>");
        purpose.ifPresent(p -> html.raw("<p>").text(p.text() + " ").section(p.section()).raw("</p>"));
        html.element("p", "route", explanation.route().toString());
        html.raw(StandingPart.html(explanation.standing(), linked));
        explanation.layers().forEach(this::add);
        explanation.notes().forEach(note -> html.element("p", "note", note));
        return html.raw("</details>\n").toString();
    }

    private void add(Layer layer) {
        String title = switch (layer.kind()) {
            case IKE -> "IKE message";
            case AH -> "AH packet";
            case WESP -> "WESP packet";
            case ESP -> "ESP packet";
            case DECRYPTED_PAYLOADS -> "inside SK, decrypted";
            case DECRYPTED_PACKET -> "inside, decrypted";
        };
        html.open("div", "layer").open("h3", "").text(title + " ");
        layer.protection().ifPresent(this::protection);
        html.close("h3");
        layer.problem().ifPresent(why -> html.element("p", "verdict bad", "malformed: " + why.describe()));
        html.open("div", "halves");
        octets(layer.octets());
        html.open("table", "fields");
        layer.root().children().forEach(field -> row(field, 0));
        html.close("table").close("div").close("div");
    }

    private void protection(Protection protection) {
        String verdict = protection.verdict().name().toLowerCase(Locale.ROOT);
        html.element("span", "verdict " + verdict, protection.cipher() + ", integrity " + verdict
                + (protection.reason().isEmpty() ? "" : ", " + protection.reason()));
    }

    private void octets(Bytes octets) {
        html.open("div", "octets");
        for (int at = 0; at < octets.length(); at += OCTETS_A_LINE) {
            html.open("div", "").element("span", "at", String.format("%04x", at));
            for (int i = at; i < Math.min(octets.length(), at + OCTETS_A_LINE); i++) {
                html.raw("<i>").raw(String.format("%02x", octets.u8(i))).raw("</i>");
            }
            html.close("div");
        }
        html.close("div");
    }

    private void row(Field field, int depth) {
        boolean isStructure = !field.children().isEmpty();
        html.raw("<tr data-o=\"" + field.offset() + "\" data-l=\"" + field.length() + "\" tabindex=\"0\""
                + (isStructure ? " class=\"structure\"" : "") + "><td style=\"padding-left:" + (depth + 0.4) + "em\">")
                .text(field.name()).raw("</td><td>").text(field.value()).raw("</td><td>").section(field.section())
                .raw("</td></tr>");
        field.children().forEach(child -> row(child, depth + 1));
    }
}
