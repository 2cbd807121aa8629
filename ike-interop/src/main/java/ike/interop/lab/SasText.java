package ike.interop.lab;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what {@code swanctl --list-sas --pretty} prints: one event for each IKE SA, sections in braces, one key a line.
 *
 * <pre>
 * list-sa event {
 *   CONNECTION {
 *     state = ESTABLISHED
 *     initiator-spi = 16 hex digits
 *     responder-spi = 16 hex digits
 *     child-sas {
 *       CHILD-NUMBER {
 *         name = CHILD
 *         state = INSTALLED
 *         spi-in = 8 hex digits
 *         spi-out = 8 hex digits
 *         local-ts = [
 *           10.1.0.1/32
 *         ]
 *       }
 *     }
 *   }
 * }
 * list-sas reply {
 * }
 * </pre>
 */
final class SasText {

    private static final ImmutableSet<String> IKE_UP = ImmutableSet.of("ESTABLISHED", "REKEYING");
    private static final ImmutableSet<String> CHILD_UP = ImmutableSet.of("INSTALLED", "UPDATING", "REKEYING");
    /** A rekeyed Child SA that both sides have deleted still takes late packets for some seconds. */
    private static final String CHILD_GONE = "DELETED";

    private static final Splitter ASSIGNMENT = Splitter.on('=').limit(2).trimResults();

    private final List<Sas.Ike> ike = new ArrayList<>();
    private int unsettled;

    private SasText() {
    }

    static Sas parse(String text) {
        SasText sas = new SasText();
        for (Section event : sections(text)) {
            event.sections().forEach(sas::addIke);
        }
        return new Sas(ImmutableList.copyOf(sas.ike), sas.unsettled);
    }

    private void addIke(Section section) {
        List<Sas.Child> children = new ArrayList<>();
        for (Section group : section.sections()) {
            group.sections().forEach(child -> addChild(child, children));
        }
        if (IKE_UP.contains(section.get("state"))) {
            String id = section.get("initiator-spi") + "_" + section.get("responder-spi");
            ike.add(new Sas.Ike(section.name(), id, ImmutableList.copyOf(children)));
        } else {
            unsettled++;
        }
    }

    private void addChild(Section section, List<Sas.Child> children) {
        String state = section.get("state");
        if (CHILD_UP.contains(state)) {
            children.add(new Sas.Child(section.get("name"), section.get("spi-in") + "_" + section.get("spi-out")));
        } else if (!state.equals(CHILD_GONE)) {
            unsettled++;
        }
    }

    /** A name, its keys and its sections. */
    private record Section(String name, Map<String, String> values, List<Section> sections) {

        static Section named(String name) {
            return new Section(name, new LinkedHashMap<>(), new ArrayList<>());
        }

        String get(String key) {
            return values.getOrDefault(key, "");
        }
    }

    private static List<Section> sections(String text) {
        Section root = Section.named("");
        Deque<Section> open = new ArrayDeque<>(List.of(root));
        for (String line : (Iterable<String>) text.lines().map(String::strip)::iterator) {
            if (line.contains("=")) {
                List<String> parts = ASSIGNMENT.splitToList(line);
                open.getLast().values().put(parts.getFirst(), parts.getLast());
            } else if (line.endsWith("{")) {
                Section section = Section.named(line.substring(0, line.length() - 1).strip());
                open.getLast().sections().add(section);
                open.addLast(section);
            } else if (line.equals("}") && open.size() > 1) {
                open.removeLast();
            }
        }
        return root.sections();
    }
}
