package ike.interop.swanctl;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.crypto.Algorithm;
import ike.crypto.Algorithms;
import ike.interop.settings.SettingsParser;
import ike.interop.swanctl.KeyRule.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/configuration.md tells of exactly the keys that are supported, and what it tells of them is so. */
class ConfigurationDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void theTablesListEverySupportedKeyWithItsDefault() throws IOException {
        ImmutableMap<String, String> documented = rows("`(connections|secrets|pools|authorities)\\.").stream()
                .collect(ImmutableMap.toImmutableMap(row -> code(row.get(1)), row -> code(row.get(3))));
        assertThat(documented).isEqualTo(KeyRule.ALL.stream().filter(rule -> rule.status() == Status.SUPPORTED)
                .collect(ImmutableMap.toImmutableMap(KeyRule::pattern, KeyRule::defaultText)));
    }

    @Test
    void everyRowTellsAMeaningAndASection() throws IOException {
        assertThat(rows("`(connections|secrets|pools|authorities)\\."))
                .allMatch(row -> !row.get(2).isBlank() && row.get(4).matches("\\d{4}.*"));
    }

    @Test
    void theKeywordsAreThoseThatAreSupported() throws IOException {
        Set<String> documented = rows("(encryption|integrity|pseudorandom|key exchange|others)").stream()
                .flatMap(row -> CODE.matcher(row.get(2)).results()).map(match -> match.group(1))
                .collect(Collectors.toSet());
        Set<String> spelledOtherwise = Set.of("default", "...gcm128", "...gcm", "...gcm96", "...gcm64",
                "...ccm128", "...ccm", "...ccm96", "...ccm64");
        assertThat(documented).allMatch(word -> spelledOtherwise.contains(word)
                || supported(word));
        assertThat(Algorithms.all().stream().filter(Algorithm::here)
                .map(k -> k.transform().orElseThrow())
                .distinct()).allMatch(
                        transform -> documented.stream().map(Algorithms.keywords()::get)
                                .anyMatch(k -> k != null && k.transform().orElseThrow().equals(transform)));
    }

    private static boolean supported(String word) {
        Algorithm keyword = Algorithms.keywords().get(word);
        return keyword != null && keyword.here();
    }

    @Test
    void theExampleLoads() throws IOException {
        Matcher example = Pattern.compile("```\n(connections \\{.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCUMENT));
        assertThat(example.find()).isTrue();
        LoadedConfiguration loaded = ConfigurationLoader
                .load(SettingsParser.parse("example.conf", example.group(1), Path.of(".")), _ -> ImmutableList.of());
        assertThat(loaded.errors()).isEmpty();
        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.connections()).hasSize(1);
        loaded.wipe();
    }

    private static List<List<String>> rows(String beginning) throws IOException {
        Pattern begins = Pattern.compile("\\| " + beginning + ".*");
        return Files.readAllLines(DOCUMENT).stream().filter(line -> begins.matcher(line).matches())
                .map(line -> Splitter.on('|').trimResults().splitToList(line)).collect(Collectors.toList());
    }

    private static String code(String cell) {
        return cell.replace("`", "");
    }
}
