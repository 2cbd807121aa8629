package ike.interop.page;

import ike.interop.transcript.Elapsed;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import ike.interop.transcript.FindingsText;
import ike.interop.transcript.Selection;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The page of a capture, written while that is read: each packet as a line that opens, and what it all came to. A browser would not
 * live through a capture of hours, so of long ones it shows a part, and says so. No RFC section: they stand with the fields.
 */
public final class CapturePage {
    /** So many packets are shown; an IKE message takes some 50 KiB of page. */
    public static final int MOST_PACKETS = 1_000;

    private final PrintWriter out;
    private final String name;
    private final Ladder ladder = new Ladder();
    private final Selection selection = new Selection();
    private final Elapsed elapsed = new Elapsed();
    private final Set<Long> shown = new HashSet<>();
    private long others;

    /** Begins the page of a capture of this name. */
    public CapturePage(PrintWriter out, String name) {
        this.out = out;
        this.name = name;
        out.print(Shell.before(name + ": IKE and ESP, octet by octet"));
        out.print("<main>\n");
    }

    /** The next packet. */
    public void tell(Explanation explanation) {
        String time = elapsed.of(explanation.time());
        if (!selection.shows(explanation)) {
            return;
        }
        if (shown.size() >= MOST_PACKETS) {
            others++;
            return;
        }
        // Of AH and WESP two things are told of one packet; links lead to the first.
        boolean isFirst = shown.add(explanation.number());
        ladder.add(explanation.route().source().toString(), explanation.route().destination().toString(), explanation);
        out.print(new MessagePart(explanation).html(isFirst, time,
                explanation.route().source() + " → " + explanation.route().destination(), Optional.empty(),
                shown::contains));
    }

    /**
     * The end.
     *
     * @param besides what else the capture holds, in a sentence
     */
    public void end(Findings findings, Optional<String> besides) {
        Html html = new Html().raw("<h2 id=\"findings\">The conversation</h2>");
        findings.sas().forEach(sa -> add(html, sa));
        paragraph(html, FindingsText.judged(findings));
        besides.ifPresent(sentence -> paragraph(html, sentence));
        selection.leftOut().forEach(sentence -> paragraph(html, sentence));
        paragraph(html, others == 0
                ? ""
                : others + " packets behind the first " + MOST_PACKETS
                        + " are not on this page; ike explain tells all.");
        if (!findings.unexplained().isEmpty()) {
            html.raw("<h3>Not explained</h3><ul>");
            findings.unexplained().forEach(dark -> StandingPart.link(html.raw("<li>").text(dark.what()),
                    dark.packets() == 1 ? ": " : ": " + dark.packets() + " times from ", dark.first(), shown::contains)
                    .raw("</li>"));
            html.raw("</ul>");
        }
        if (!findings.breaches().isEmpty()) {
            html.raw("<h3>Against the RFC</h3><ul>");
            findings.breaches().forEach(broken -> StandingPart.link(html.raw("<li>"), "", broken.packet(),
                    shown::contains).text(" " + broken.breach().what() + " ").section(broken.breach().section())
                    .raw("</li>"));
            html.raw("</ul>");
        }
        out.print(html.raw("\n</main>\n"));
        out.print(Shell.column(name, "IKE and ESP, octet by octet",
                ladder.html() + "<a class=\"chapter\" href=\"#findings\">The conversation</a>"));
        out.print(Shell.after());
    }

    private static void add(Html html, Findings.Sa sa) {
        html.open("div", "cast").element("b", "", "IKEv" + sa.majorVersion() + " SA").text(" ")
                .element("code", "", sa.initiatorSpi() + ":" + sa.responderSpi())
                .text((sa.algorithms().isEmpty() ? "" : ", " + sa.algorithms()) + ": " + sa.exchanges()
                        + (sa.exchanges() == 1 ? " exchange" : " exchanges")
                        + (sa.unanswered() == 0 ? "" : ", " + sa.unanswered() + " unanswered"));
        sa.proofs().forEach(proof -> html.element("p", "", proof));
        html.close("div");
    }

    private static void paragraph(Html html, String text) {
        if (!text.isEmpty()) {
            html.element("p", "lead", text);
        }
    }
}
