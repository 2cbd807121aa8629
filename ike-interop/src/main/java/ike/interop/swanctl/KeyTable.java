package ike.interop.swanctl;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys as a tree: which sections and keys may stand in a section. A pattern of a name is the name itself, its
 * beginning before {@code *}, or {@code <...>} for any; the name itself decides before the patterns, and these decide
 * in their order.
 */
final class KeyTable {
    /** The keys of swanctl.conf. */
    static final KeyTable SWANCTL = of(KeyRule.ALL);

    private final Map<String, KeyTable> sections = new LinkedHashMap<>();
    private final Map<String, KeyRule> keys = new LinkedHashMap<>();

    private KeyTable() {
    }

    static KeyTable of(Iterable<KeyRule> rules) {
        KeyTable root = new KeyTable();
        for (KeyRule rule : rules) {
            KeyTable table = root;
            for (String section : rule.path().subList(0, rule.path().size() - 1)) {
                table = table.sections.computeIfAbsent(section, _ -> new KeyTable());
            }
            table.keys.put(rule.path().getLast(), rule);
        }
        return root;
    }

    /** What may stand in the section of this name. */
    Optional<KeyTable> section(String name) {
        return match(sections, name);
    }

    /** The rule of this key. */
    Optional<KeyRule> key(String name) {
        return match(keys, name);
    }

    /** The names of sections, those with a suffix without it; sections of any name are not among them. */
    ImmutableList<String> sectionNames() {
        return names(sections.keySet());
    }

    /** The names of keys, in the same way. */
    ImmutableList<String> keyNames() {
        return names(keys.keySet());
    }

    private static ImmutableList<String> names(Set<String> patterns) {
        return patterns.stream().filter(pattern -> !pattern.startsWith("<")).map(pattern -> pattern.replace("*", ""))
                .collect(ImmutableList.toImmutableList());
    }

    private static <T> Optional<T> match(Map<String, T> patterns, String name) {
        T exact = patterns.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        return patterns.entrySet().stream().filter(entry -> matches(entry.getKey(), name)).map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean matches(String pattern, String name) {
        boolean beginning = pattern.endsWith("*") && name.startsWith(pattern.substring(0, pattern.length() - 1));
        return beginning || pattern.startsWith("<");
    }
}
