package ike.interop.scenario;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSortedMultiset;
import com.google.common.collect.Multisets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The SAs that stand at the end of a play, as {@code swanctl --list-sas --raw} shows them: a line for each that is up, without what
 * chance and time make of it. Whoever takes strongSwan's place has to leave the same behind.
 */
record Remains(ImmutableSortedMultiset<String> lines) {
    private static final Pattern IKE = Pattern.compile("list-sa event \\{(\\S+) \\{(.*state=ESTABLISHED .*)");
    private static final Pattern CHILD = Pattern.compile("\\{(name=[^{}]* state=INSTALLED [^{}]*)\\}");
    private static final String CHILDREN = "child-sas {";
    /** Ports and encapsulation stand in what scenarios demand, by the dialect. */
    private static final Pattern BY_CHANCE = Pattern
            .compile("\\b(uniqueid|reqid|[a-z]*-?spi(-in|-out)?|established|[a-z]+-time"
                    + "|bytes-\\w+|packets-\\w+|use-\\w+|\\w+-port|encap|nat-\\w+|\\w+-mobike)=\\S+ ?");
    private static final Pattern LIST = Pattern.compile("\\[([^\\]]*)\\]");
    private static final Pattern TASKS = Pattern.compile("tasks-\\w+=\\[[^\\]]*\\] ?");

    /** What one host has. */
    static Remains of(Host host, String printed) {
        ImmutableSortedMultiset.Builder<String> lines = ImmutableSortedMultiset.naturalOrder();
        printed.lines().map(IKE::matcher).filter(Matcher::matches).forEach(sa -> {
            String whose = host.word() + " " + sa.group(1);
            String text = TASKS.matcher(sa.group(2)).replaceAll("");
            int children = text.indexOf(CHILDREN);
            lines.add(whose + " " + lasting(children < 0 ? text : text.substring(0, children)));
            Matcher child = CHILD.matcher(children < 0 ? "" : text.substring(children));
            while (child.find()) {
                lines.add(whose + ": " + lasting(child.group(1)));
            }
        });
        return new Remains(lines.build());
    }

    /** The order of selectors in a list says nothing. */
    private static String lasting(String text) {
        String lasting = BY_CHANCE.matcher(text).replaceAll("").replaceAll("[ }]+$", "");
        return LIST.matcher(lasting).replaceAll(list -> Splitter.on(' ').splitToStream(list.group(1)).sorted()
                .collect(Collectors.joining(" ", "[", "]")));
    }

    Remains and(Remains other) {
        return new Remains(ImmutableSortedMultiset.copyOf(Multisets.sum(lines, other.lines)));
    }

    /** What differs, from what it ought to be. */
    Optional<String> difference(Remains expected) {
        String missing = String.join("; ", Multisets.difference(expected.lines, lines));
        String more = String.join("; ", Multisets.difference(lines, expected.lines));
        return missing.isEmpty() && more.isEmpty()
                ? Optional.empty()
                : Optional.of("the SAs at the end differ, the first: missing [" + missing + "], but there are [" + more
                        + "]");
    }
}
