package ike.interop.page;

import com.google.common.collect.LinkedHashMultimap;
import ike.interop.transcript.Recording.Derivation;
import ike.interop.transcript.Recording.Value;
import ike.wire.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All derivations as a tree: a step hangs below the step whose result it takes (RFC 7296 §2.14 to §2.18). */
final class KeyTree {
    private final Map<Derivation, String> anchors = new LinkedHashMap<>();
    private final Map<Bytes, Derivation> byResult = new LinkedHashMap<>();
    private final Map<Derivation, List<Derivation>> below = new LinkedHashMap<>();
    private final List<Derivation> roots = new ArrayList<>();

    void add(Derivation derivation) {
        if (anchors.putIfAbsent(derivation, "d" + (anchors.size() + 1)) != null) {
            return;
        }
        // A key that is cut out of a longer value hangs below it, else a step below the last of its inputs that is a
        // result.
        Optional<Derivation> above = derivation.inputs().stream().map(input -> byResult.get(input.octets()))
                .filter(found -> found != null).reduce((_, last) -> last);
        above.ifPresentOrElse(parent -> below.computeIfAbsent(parent, _ -> new ArrayList<>()).add(derivation),
                () -> roots.add(derivation));
        byResult.putIfAbsent(derivation.output(), derivation);
    }

    /** The name of the place where the step is told. */
    String anchor(Derivation derivation) {
        return anchors.getOrDefault(derivation, "tree");
    }

    /** Where the step is told whose result this value is. */
    Optional<String> source(Value value) {
        return Optional.ofNullable(byResult.get(value.octets())).map(this::anchor);
    }

    /** Where the steps are defined, each RFC named once. */
    String sections() {
        LinkedHashMultimap<String, String> byDocument = LinkedHashMultimap.create();
        for (Derivation derivation : anchors.keySet()) {
            String section = derivation.section();
            int behindNumber = section.indexOf(' ', "RFC ".length());
            byDocument.put(section.substring(0, behindNumber), section.substring(behindNumber));
        }
        return byDocument.asMap().entrySet().stream().map(one -> one.getKey() + String.join(",", one.getValue()))
                .collect(Collectors.joining(", "));
    }

    String html() {
        Html html = new Html();
        list(html, roots);
        return html.toString();
    }

    private void list(Html html, List<Derivation> steps) {
        html.raw("<ul>");
        for (Derivation step : steps) {
            html.raw("<li><a href=\"#" + anchor(step) + "\" title=\"").text(step.output().hex()).raw("\">")
                    .text(step.name()).raw("</a>").element("span", "of", " = " + step.formula());
            List<Derivation> inner = below.get(step);
            if (inner != null) {
                list(html, inner);
            }
            html.raw("</li>");
        }
        html.raw("</ul>");
    }
}
