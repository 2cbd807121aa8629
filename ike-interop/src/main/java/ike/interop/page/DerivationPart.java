package ike.interop.page;

import com.google.common.base.Joiner;
import ike.interop.transcript.Passage;
import ike.interop.transcript.Recording.Derivation;
import ike.interop.transcript.Recording.Value;
import java.util.Optional;

/** What one party computes, step by step: the formula, the inputs with links to where they were made, the result. */
final class DerivationPart {
    /** Octets of a value that are told more than once. */
    private static final int SHOWN_AGAIN = 64;

    private DerivationPart() {
    }

    static String html(Passage.Derivations derivations, KeyTree tree) {
        Html html = new Html();
        html.raw("<details class=\"derivations\"><summary>").element("span", "time",
                StoryPage.seconds(derivations.time())).element("b", "", derivations.who() + " computes")
                .element("span", "headline", names(derivations)).raw("</summary>");
        for (Passage.Step step : derivations.steps()) {
            step.alike().ifPresentOrElse(
                    other -> html.raw("<p class=\"alike\">").element("b", "", step.derivation().name())
                            .text(", as " + (other.equals(derivations.who()) ? "before" : other) + " has it, ")
                            .raw("<a href=\"#" + tree.anchor(step.derivation()) + "\">from the same inputs</a></p>"),
                    () -> add(html, step.derivation(), tree));
        }
        return html.raw("</details>\n").toString();
    }

    private static String names(Passage.Derivations derivations) {
        return Joiner.on(", ").join(derivations.steps().stream().map(step -> step.derivation().name()).distinct()
                .limit(8).iterator());
    }

    private static void add(Html html, Derivation derivation, KeyTree tree) {
        html.raw("<div class=\"step\" id=\"" + tree.anchor(derivation) + "\"><p class=\"formula\">")
                .element("b", "", derivation.name()).text(" = " + derivation.formula() + " ")
                .section(derivation.section()).raw("</p><table class=\"values\">");
        derivation.inputs().forEach(input -> row(html, input, tree));
        html.raw("<tr class=\"result\"><td>").text(derivation.name()).raw("</td><td>")
                .text(String.valueOf(derivation.output().length())).raw("</td><td>").text(derivation.output().hex())
                .raw("</td></tr></table></div>");
    }

    /** A long value is told where it was made; the link leads there. */
    private static void row(Html html, Value input, KeyTree tree) {
        html.raw("<tr><td>");
        Optional<String> source = tree.source(input);
        source.ifPresentOrElse(anchor -> html.raw("<a href=\"#" + anchor + "\">").text(input.name()).raw("</a>"),
                () -> html.text(input.name()));
        boolean isCut = source.isPresent() && input.octets().length() > SHOWN_AGAIN;
        html.raw("</td><td>").text(String.valueOf(input.octets().length())).raw("</td><td>")
                .text(isCut ? input.octets().slice(0, SHOWN_AGAIN / 2).hex() + " …" : input.octets().hex())
                .raw("</td></tr>");
    }
}
