package ike.interop.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The lines of {@code ike version} and {@code ike --version}. */
final class VersionLines implements IVersionProvider {

    VersionLines() {
    }

    @Override
    public String[] getVersion() throws IOException {
        return new String[]{"IKE for Java " + projectVersion(),
                "Java " + property("java.runtime.version") + " (" + property(
                        "java.vendor") + ")",
                property("os.name") + " " + property("os.version") + " " + property("os.arch")};
    }

    /** The version of this build. */
    static String projectVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream resource = Objects
                .requireNonNull(VersionLines.class.getResourceAsStream("version.properties"))) {
            properties.load(resource);
        }
        return properties.getProperty("version", "unknown");
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
