package ike.interop.swanctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import ike.interop.settings.SettingsParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Loads each file of mistakes.txt and compares all that is said about it. */
class MistakesTest {

    @TestFactory
    Stream<DynamicTest> everyMistakeIsToldAsWritten() throws IOException {
        String cases = Resources.toString(Resources.getResource(getClass(), "mistakes.txt"), StandardCharsets.UTF_8);
        return Splitter.on("\n== ").splitToStream(cases).skip(1).map(one -> {
            List<String> name = Splitter.on('\n').limit(2).splitToList(one);
            List<String> parts = Splitter.on("\n--\n").splitToList(name.get(1) + "\n");
            return dynamicTest(name.get(0), () -> assertThat(said(parts.get(0))).isEqualTo(parts.get(1).strip()));
        });
    }

    private static String said(String text) {
        LoadedConfiguration loaded = ConfigurationLoader
                .load(SettingsParser.parse("swanctl.conf", text, Path.of(".")), _ -> ImmutableList.of());
        return Stream.concat(loaded.errors().stream().map(e -> "error " + e),
                loaded.warnings().stream().map(w -> "warning " + w)).collect(Collectors.joining("\n"));
    }
}
