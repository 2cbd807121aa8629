package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.HashBasedTable;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.ImmutableTable;
import com.google.common.collect.Table;
import ike.v2.Crossing.Want;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/collisions.md is what the scenario files show, which {@link ScenarioTest} keeps true, and that is what RFC 7296 §2.8 and §2.25 ask
 * for. {@code -Dike.golden=write} writes it anew.
 */
class CollisionsDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/collisions.md");
    private static final Pattern LATE = Pattern.compile("(left|right) (.*), late, and (?:left|right) (.*)");
    private static final Pattern CHILD_REKEYED = Pattern
            .compile("both at once, (left|right)'s request lost, the lowest nonce in left's exchange");
    private static final Pattern IKE_SA_REKEYED = Pattern.compile(
            "both at once, (left|right)'s request comes when the other has its answer and is about to delete");
    private static final String REFUSED = "TEMPORARY_FAILURE";
    private static final String USUAL = "as usual";

    /** What we are doing, what the peer asks us to do, and the answer that §2.25 wants. */
    private static final ImmutableTable<Want, Want, String> CROSSING = ImmutableTable.<Want, Want, String>builder()
            .put(Want.DELETE_CHILD, Want.REKEY_CHILD, REFUSED).put(Want.REKEY_CHILD, Want.REKEY_CHILD, USUAL)
            .put(Want.DELETE_CHILD, Want.DELETE_CHILD, "without a Delete payload")
            .put(Want.REKEY_CHILD, Want.DELETE_CHILD, USUAL).put(Want.CREATE_CHILD, Want.REKEY_IKE, REFUSED)
            .put(Want.REKEY_CHILD, Want.REKEY_IKE, REFUSED).put(Want.DELETE_CHILD, Want.REKEY_IKE, REFUSED)
            .put(Want.REKEY_IKE, Want.REKEY_IKE, USUAL).put(Want.DELETE_IKE, Want.REKEY_IKE, REFUSED)
            .put(Want.REKEY_IKE, Want.DELETE_IKE, USUAL).put(Want.DELETE_IKE, Want.DELETE_IKE, USUAL)
            .put(Want.REKEY_IKE, Want.CREATE_CHILD, REFUSED).put(Want.REKEY_IKE, Want.REKEY_CHILD, REFUSED)
            .put(Want.REKEY_IKE, Want.DELETE_CHILD, USUAL).build();

    /** What we have done, what the peer asks us to do, and the answer that §2.8 and §2.25 want. */
    private static final ImmutableTable<Want, Want, String> AFTERWARDS = ImmutableTable.<Want, Want, String>builder()
            .put(Want.DELETE_CHILD, Want.REKEY_CHILD, "CHILD_SA_NOT_FOUND")
            .put(Want.DELETE_CHILD, Want.DELETE_CHILD, "without a Delete payload")
            .put(Want.REKEY_CHILD, Want.REKEY_CHILD, "CHILD_SA_NOT_FOUND").put(Want.REKEY_IKE, Want.REKEY_IKE, REFUSED)
            .build();

    private static final String INTRODUCTION = """
            # Collisions

            Written by `CollisionsDocumentTest` from the scenario files, where each link leads to the ladder of its scene. Both ends are ours;
            the test also holds the answers against what RFC 7296 §2.8 and §2.25 ask for (**bold**), and fails where they differ.
            `CollisionTable` is the rule in the code, `ChildRekeyRulings` and `RekeyIkeRulings` decide between two rekeys.

            ## Requests that cross (§2.25)

            What we are doing when the peer asks for something, and how we answer.

            """;
    private static final String LATE_REQUESTS = """

            ## Requests that come too late

            What we have done while the peer's request was lost, and how we answer when it comes again. The second scene is the same with the
            two ends in each other's place.

            """;
    private static final String SIMULTANEOUS = """

            ## Both rekey the same SA (§2.8.1, §2.8.2)

            Who deletes what afterwards, and what is left. SPIs of left begin with a, those of right with b; IKE SAs are in capitals, and an
            IKE SA is called by left's.

            | scene | left deletes | right deletes | in the end both have |
            | --- | --- | --- | --- |
            """;
    private static final String FOLLOW_UP = """

            ## IKE_FOLLOWUP_KE (RFC 9370 §2.2.4)

            We wait for the answer to an IKE_FOLLOWUP_KE request, and the peer wants something. While the IKE SA is rekeyed, our own end waits
            with what it wants; of another one that does not, requests are answered as `CollisionTable` says.

            """;
    private static final String OTHERS = """

            ## Other meetings

            """;

    @Test
    void theDocumentIsWhatTheScenesShow() throws IOException {
        ImmutableList<Crossing> all = all();
        String text = INTRODUCTION + matrix(crossing(all), CROSSING) + LATE_REQUESTS + matrix(late(all), AFTERWARDS)
                + SIMULTANEOUS + simultaneous(all) + FOLLOW_UP + matrix(followUp(all), ImmutableTable.of()) + OTHERS
                + others(all);
        if ("write".equals(System.getProperty("ike.golden"))) {
            Files.writeString(DOCUMENT, text);
        }
        assertThat(DOCUMENT).as("-Dike.golden=write").hasContent(text);
    }

    /** How a request is answered, and the scenes that show it, one for each side that answers. */
    private record Answer(String text, ImmutableList<String> links) {
        private Answer and(Answer other) {
            assertThat(other.text).as("both sides answer alike: %s, %s", links, other.links).isEqualTo(text);
            return new Answer(text, Stream.concat(links.stream(), other.links.stream()).distinct()
                    .collect(ImmutableList.toImmutableList()));
        }
    }

    private static Table<Want, Want, Answer> crossing(ImmutableList<Crossing> all) {
        Table<Want, Want, Answer> table = HashBasedTable.create();
        for (Crossing scene : of(all, "collision-(create|rekey-.*|delete-.*|check).txt")) {
            List<Want> wants = Splitter.on(" / ").splitToStream(scene.title()).map(Want::of).toList();
            note(table, wants.getFirst(), wants.getLast(), scene, false);
            note(table, wants.getLast(), wants.getFirst(), scene, true);
        }
        assertThat(table.size()).as("every cell").isEqualTo(Want.values().length * Want.values().length);
        return table;
    }

    private static Table<Want, Want, Answer> late(ImmutableList<Crossing> all) {
        Table<Want, Want, Answer> table = HashBasedTable.create();
        for (Crossing scene : all) {
            Matcher late = LATE.matcher(scene.title());
            boolean child = scene.file().contains("child");
            Matcher same = (child ? CHILD_REKEYED : IKE_SA_REKEYED).matcher(scene.title());
            if (late.matches()) {
                note(table, Want.of(late.group(3)), Want.of(late.group(2)), scene, late.group(1).equals("left"));
            } else if (same.matches()) {
                Want both = child ? Want.REKEY_CHILD : Want.REKEY_IKE;
                note(table, both, both, scene, same.group(1).equals("left"));
            }
        }
        assertThat(table.size()).as("every cell but those of CHECK").isEqualTo(25);
        return table;
    }

    private static Table<Want, Want, Answer> followUp(ImmutableList<Crossing> all) {
        Table<Want, Want, Answer> table = HashBasedTable.create();
        for (Crossing scene : of(all, "collision-followup.txt")) {
            List<String> wants = Splitter.on(", in IKE_FOLLOWUP_KE / ").splitToList(scene.title());
            note(table, Want.of(wants.getFirst()), Want.of(wants.getLast()), scene, false);
        }
        assertThat(table.size()).as("every cell").isEqualTo(18);
        return table;
    }

    /** What one side asks, while or after the other does something. */
    private static void note(Table<Want, Want, Answer> table, Want ours, Want asked, Crossing scene, boolean left) {
        Answer answer = new Answer(scene.answer(left, asked), ImmutableList.of(scene.target()));
        Answer before = table.get(ours, asked);
        table.put(ours, asked, before == null ? answer : before.and(answer));
    }

    private static String matrix(Table<Want, Want, Answer> answers, ImmutableTable<Want, Want, String> rules) {
        rules.cellSet().forEach(rule -> assertThat(answers.get(rule.getRowKey(), rule.getColumnKey())).as("%s", rule)
                .extracting(Answer::text).isEqualTo(rule.getValue()));
        StringBuilder text = new StringBuilder("| ours | ");
        ImmutableList<Want> columns = ImmutableSortedSet.copyOf(answers.columnKeySet()).asList();
        columns.forEach(asked -> text.append(asked.words()).append(" | "));
        text.append("\n| --- |").append(" --- |".repeat(columns.size())).append('\n');
        for (Want ours : ImmutableSortedSet.copyOf(answers.rowKeySet())) {
            text.append("| ").append(ours.words()).append(" | ");
            columns.forEach(asked -> text
                    .append(cell(Objects.requireNonNull(answers.get(ours, asked)), rules.contains(ours, asked)))
                    .append(" | "));
            text.append('\n');
        }
        return text.toString().replace(" \n", "\n");
    }

    private static String cell(Answer answer, boolean ruled) {
        String words = ruled ? "**" + answer.text() + "**" : answer.text();
        StringBuilder cell = new StringBuilder("[" + words + "](" + answer.links().getFirst() + ")");
        answer.links().stream().skip(1).forEach(link -> cell.append(" [(2)](").append(link).append(')'));
        return cell.toString();
    }

    private static String simultaneous(ImmutableList<Crossing> all) {
        return of(all, "simultaneous-.*").stream()
                .map(scene -> "| [" + (scene.file().contains("child") ? "the child, " : "the IKE SA, ")
                        + scene.title().replace("both at once, ", "") + "](" + scene.target() + ") | "
                        + scene.deletes(true) + " | " + scene.deletes(false) + " | " + scene.end() + " |\n")
                .collect(Collectors.joining());
    }

    private static String others(ImmutableList<Crossing> all) {
        return Stream.concat(of(all, "two-children.txt").stream(),
                of(all, "multiple-key-exchanges.txt").stream()
                        .filter(scene -> scene.title().matches("both .*|one is in .*|a child is deleted .*")))
                .map(scene -> "* [" + scene.title() + "](" + scene.target() + "): in the end both have " + scene.end()
                        + "\n")
                .collect(Collectors.joining());
    }

    private static ImmutableList<Crossing> of(ImmutableList<Crossing> all, String file) {
        return all.stream().filter(scene -> scene.file().matches(file)).collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<Crossing> all() throws IOException {
        ImmutableList.Builder<Crossing> all = ImmutableList.builder();
        for (Path file : ScenarioTest.files()) {
            List<String> lines = Files.readAllLines(file);
            for (Scenario.Act act : Scenario.of(lines).scenes()) {
                int line = lines.indexOf("== " + act.title()) + 1;
                all.add(Crossing.of(file.getFileName().toString(), line, act.title(), act.lines()));
            }
        }
        return all.build();
    }
}
