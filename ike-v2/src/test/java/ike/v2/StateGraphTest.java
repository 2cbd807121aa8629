package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.CaseFormat;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Streams;
import ike.v2.StateTransitions.Transition;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.TreeMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/ikev2-states.md is what IKE SAs were seen to do: in each {@link Situation}, with ten minutes behind it, and in each scene of the
 * scenario files. {@code -Dike.golden=write} writes it anew.
 */
class StateGraphTest {
    private static final Path DOCUMENT = Path.of("../docs/ikev2-states.md");
    private static final Path STATES = Path.of("src/main/java/ike/v2/sa");
    private static final Pattern SENTENCE = Pattern.compile("/\\*\\*(.*?)(?:\\. |\\.\\n| \\*/|<p>|@param)",
            Pattern.DOTALL);
    private static final Comparator<Transition> ORDER = Comparator.comparing(Transition::from)
            .thenComparing(Transition::to).thenComparing(Transition::cause);
    private static final String INTRODUCTION = """
            # The states of an IKEv2 SA

            Written by `StateGraphTest` from what IKE SAs do in its situations and in the scenario files; the test fails where they do
            something else. A state is where an SA rests between two inputs; what one input leads through in one go has no line of
            its own. `nothing` is before an SA and after it. Inputs that leave an SA in its state are in `StateMessageMatrixTest`; who
            yields in a collision of two exchanges is drawn in `ike-v2/src/test/scenarios`, one scene for each cell of the tables of
            RFC 7296 §2.8 and §2.25: [collisions](collisions.md).

            """;

    @Test
    void theDocumentIsWhatHappens() throws IOException {
        ImmutableSortedSet<Transition> seen = seen();
        assertThat(seen).extracting(Transition::to).as("every state is reached").containsAll(states());
        assertThat(seen).extracting(Transition::from).as("and left").containsAll(states());
        if ("write".equals(System.getProperty("ike.golden"))) {
            Files.writeString(DOCUMENT, document(seen));
        }
        assertThat(DOCUMENT).as("-Dike.golden=write").hasContent(document(seen));
    }

    private static ImmutableSortedSet<Transition> seen() throws IOException {
        TreeSet<Transition> seen = new TreeSet<>(ORDER);
        for (Situation situation : Situation.values()) {
            Scene.play(watched(seen, scene -> {
                situation.arise(scene);
                scene.run(Duration.ofMinutes(10));
            }));
        }
        for (Scenario.Act act : ScenarioTest.acts()) {
            ScenarioTest.play(act, watched(seen, scene -> act.played(new ScenarioPlayer(scene))));
        }
        return ImmutableSortedSet.copyOf(ORDER, seen);
    }

    private static Consumer<Scene> watched(Set<Transition> seen, Consumer<Scene> script) {
        return scene -> {
            script.accept(scene);
            seen.addAll(scene.left().transitions().seen());
            seen.addAll(scene.right().transitions().seen());
        };
    }

    private static ImmutableSortedSet<String> states() {
        return Streams.concat(leaves(IkeSa.class).filter(state -> state != Established.class).map(Class::getSimpleName),
                Arrays.stream(Established.Stage.values()).map(stage -> "Established " + stage))
                .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(Objects.requireNonNull(type.getPermittedSubclasses())).flatMap(StateGraphTest::leaves)
                : Stream.of(type);
    }

    private static String document(ImmutableSortedSet<Transition> seen) throws IOException {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        text.append("| state | what it means |\n| --- | --- |\n");
        for (String state : states()) {
            text.append("| `").append(state).append("` | ").append(meaning(state)).append(" |\n");
        }
        text.append("\n```mermaid\nstateDiagram-v2\n");
        seen.stream().map(StateGraphTest::edge).distinct()
                .forEach(edge -> text.append("    ").append(edge).append('\n'));
        text.append("```\n\n| from | to | by |\n| --- | --- | --- |\n");
        seen.stream().collect(Collectors.groupingBy(transition -> row(transition.from(), transition.to()), TreeMap::new,
                Collectors.mapping(Transition::cause, Collectors.joining(", "))))
                .forEach((row, causes) -> text.append(row).append(causes).append(" |\n"));
        return text.toString();
    }

    private static String row(String from, String to) {
        return "| " + from + " | " + to + " | ";
    }

    private static String edge(Transition transition) {
        return node(transition.from()) + " --> " + node(transition.to());
    }

    private static String node(String state) {
        return state.equals(StateTransitions.NOTHING)
                ? "[*]"
                : state.startsWith("Established ")
                        ? CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.UPPER_CAMEL, state.substring(12))
                        : state;
    }

    /** The first sentence above the state. */
    private static String meaning(String state) throws IOException {
        boolean up = state.startsWith("Established ");
        String source = Files.readString(STATES.resolve((up ? "Established" : state) + ".java"));
        if (!up) {
            return sentence(source);
        }
        int constant = source.indexOf("        " + state.substring(12));
        return sentence(source.substring(source.lastIndexOf("/**", constant)));
    }

    private static String sentence(String source) {
        Matcher sentence = SENTENCE.matcher(source);
        assertThat(sentence.find()).as(source).isTrue();
        return sentence.group(1).replaceAll("\\s+\\*\\s+", " ").replaceAll("\\{@code ([^}]*)}", "`$1`").strip();
    }
}
