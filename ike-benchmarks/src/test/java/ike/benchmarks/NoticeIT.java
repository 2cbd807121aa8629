package ike.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** NOTICE names exactly the libraries that the packed programs load, in their versions; here, because this module packs the last of them. */
class NoticeIT {

    private static final Path ROOT = Path.of("..");
    private static final Pattern LINE = Pattern
            .compile("  (?<name>\\S+) (?<version>\\S+)  +(?<licence>\\S.*?)  +(?<home>https://\\S+)");

    @Test
    void theIkeCommandsLibrariesAreNamed() throws IOException {
        assertThat(named("The ike command")).isEqualTo(loadedBy("ike-interop/target/ike.jar"));
    }

    @Test
    void theBenchmarksFurtherLibrariesAreNamed() throws IOException {
        assertThat(named("The benchmarks"))
                .isEqualTo(Sets.difference(loadedBy("ike-benchmarks/target/ike-benchmarks.jar"),
                        loadedBy("ike-interop/target/ike.jar")));
    }

    /** The jars of the section of NOTICE that begins with these words. */
    private static ImmutableSet<String> named(String section) throws IOException {
        return Files.readString(ROOT.resolve("NOTICE")).lines().dropWhile(line -> !line.startsWith(section)).skip(2)
                .takeWhile(line -> !line.isBlank()).map(line -> {
                    var matcher = LINE.matcher(line);
                    assertThat(matcher.matches()).as("name version  licence  home: %s", line).isTrue();
                    return matcher.group("name") + "-" + matcher.group("version") + ".jar";
                }).collect(ImmutableSet.toImmutableSet());
    }

    /** The jars of others that a packed jar's manifest asks for. */
    private static ImmutableSet<String> loadedBy(String jar) throws IOException {
        try (JarFile file = new JarFile(ROOT.resolve(jar).toFile())) {
            String classPath = file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return Splitter.on(' ').splitToStream(classPath).map(entry -> entry.substring(entry.lastIndexOf('/') + 1))
                    .filter(name -> !name.startsWith("ike-")).collect(ImmutableSet.toImmutableSet());
        }
    }
}
