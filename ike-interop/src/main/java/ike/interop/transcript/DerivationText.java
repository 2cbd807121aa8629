package ike.interop.transcript;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import ike.interop.transcript.Recording.Derivation;
import ike.interop.transcript.Recording.Value;
import ike.wire.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Derivations as text: the formula, each input, the result, all octets of them. A value that stands a few lines above
 * is named only, and so is a step that the other end has taken before.
 */
final class DerivationText {
    private static final String MARGIN = "    ";
    private static final int NAME_WIDTH = 22;
    private static final int SECTION_AT = 84;

    private final Style style;
    private final StringBuilder out = new StringBuilder();
    private final Set<Value> shown = new LinkedHashSet<>();

    private DerivationText(Style style) {
        this.style = style;
    }

    static String of(Passage.Derivations derivations, Style style) {
        DerivationText text = new DerivationText(style);
        text.out.append(MARGIN).append(StoryText.seconds(derivations.time())).append("  ")
                .append(style.bold(derivations.who())).append(" computes\n\n");
        List<Passage.Step> alike = new ArrayList<>();
        for (Passage.Step step : derivations.steps()) {
            if (step.alike().isPresent()) {
                if (!alike.isEmpty() && !alike.getFirst().alike().equals(step.alike())) {
                    text.addAlike(alike, derivations.who());
                }
                alike.add(step);
            } else {
                text.addAlike(alike, derivations.who());
                text.add(step.derivation());
            }
        }
        text.addAlike(alike, derivations.who());
        return text.out.append('\n').toString();
    }

    private void add(Derivation derivation) {
        String formula = derivation.name() + " = " + derivation.formula();
        out.append(MARGIN).append(style.bold(Strings.padEnd(formula, SECTION_AT, ' '))).append(' ')
                .append(style.faint(derivation.section())).append('\n');
        // A key that is cut out of a longer value says so in its formula; the longer value stands above.
        for (Value input : derivation.inputs()) {
            if (shown.add(input)) {
                add(input.name(), input.octets());
            } else if (!derivation.formula().startsWith(input.name())) {
                out.append(MARGIN).append("  ").append(Strings.padEnd(input.name(), NAME_WIDTH, ' '))
                        .append(String.format(" %5d  as above%n", input.octets().length()));
            }
        }
        add("result", derivation.output());
        shown.add(new Value(derivation.name(), derivation.output()));
    }

    private void add(String name, Bytes octets) {
        List<String> lines = Splitter.fixedLength(64).splitToList(octets.hex());
        out.append(MARGIN).append("  ").append(Strings.padEnd(name, NAME_WIDTH, ' '))
                .append(String.format(" %5d  %s%n", octets.length(), lines.getFirst()));
        lines.stream().skip(1).forEach(
                more -> out.append(" ".repeat(MARGIN.length() + 2 + NAME_WIDTH + 8)).append(more).append('\n'));
    }

    private void addAlike(List<Passage.Step> steps, String who) {
        if (!steps.isEmpty()) {
            String names = Joiner.on(", ").join(steps.stream().map(step -> step.derivation().name()).toList());
            String teller = steps.getFirst().alike().orElseThrow();
            out.append(Prose.wrap((teller.equals(who)
                    ? "again, as before: "
                    : "the same as " + teller
                            + ", from the same inputs: ")
                    + names, MARGIN));
            steps.clear();
        }
    }
}
