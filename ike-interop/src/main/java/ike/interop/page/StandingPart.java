package ike.interop.page;

import ike.interop.transcript.Explanation;
import ike.interop.transcript.Protection.Verdict;
import ike.interop.transcript.Standing;
import java.util.Locale;
import java.util.function.LongPredicate;

/** Where a packet stands in the conversation: what it answers, chooses and proves, and which rule it breaks (RFC 7296 §2.1). */
final class StandingPart {
    private StandingPart() {
    }

    /** What a packet proves and what is bad about it, for its closed line. */
    static String marks(Explanation explanation) {
        Html html = new Html();
        explanation.standing().proofs().forEach(
                proof -> html.element("span", kind(proof.verdict()), proof.name() + " " + word(proof.verdict())));
        explanation.layers().stream().flatMap(layer -> layer.protection().stream())
                .filter(protection -> protection.verdict() == Verdict.BAD).limit(1)
                .forEach(protection -> html.element("span", kind(protection.verdict()), "integrity bad"));
        if (!explanation.standing().breaches().isEmpty()) {
            html.element("span", "verdict bad", "against the RFC");
        }
        return html.toString();
    }

    static String html(Standing standing, LongPredicate linked) {
        Html html = new Html();
        standing.repeats().ifPresent(packet -> link(html.raw("<p>"), "repeats ", packet, linked).raw("</p>"));
        standing.answers().ifPresent(packet -> link(html.raw("<p>"), "answers ", packet, linked).raw("</p>"));
        standing.deals().forEach(deal -> add(html, deal));
        standing.proofs().forEach(proof -> html.raw("<p>").text(proof.name() + " of " + proof.of() + ", "
                + proof.method() + ": ").element("span", kind(proof.verdict()), word(proof.verdict()))
                .text(proof.reason().isEmpty() ? "" : ", " + proof.reason()).raw("</p>"));
        standing.breaches().forEach(breach -> html.raw("<p>").element("span", "verdict bad", breach.what()).text(" ")
                .section(breach.section()).raw("</p>"));
        return html.toString();
    }

    /** {@code before #7}, which leads there where the page has it. */
    static Html link(Html html, String before, long packet, LongPredicate linked) {
        html.text(before);
        return linked.test(packet)
                ? html.raw("<a href=\"#m" + packet + "\">#" + packet + "</a>")
                : html.text("#" + packet);
    }

    private static void add(Html html, Standing.Deal deal) {
        html.open("table", "deal");
        deal.offered().forEach(offer -> row(html, deal, "offered", offer));
        deal.chosen().ifPresentOrElse(chosen -> row(html, deal, "chosen", chosen),
                () -> row(html, deal, "refused", deal.refusal()));
        html.close("table");
    }

    private static void row(Html html, Standing.Deal deal, String what, String text) {
        html.raw("<tr class=\"" + what + "\"><td>").text(deal.subject() + " " + what).raw("</td><td>").text(text)
                .raw("</td></tr>");
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static String kind(Verdict verdict) {
        return "verdict " + word(verdict);
    }
}
