package ike.interop.swanctl;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.interop.settings.SettingsParser;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the keys are set to, loading ends with a configuration and with lines that a person can read. */
class ConfigurationProperties {
    private static final String SECRET = "0x5ec2e75ec2e7";

    @Property(tries = 3_000)
    void anyValuesLoadOrAreErrors(@ForAll("settings") List<String> settings) {
        String text = settings.stream().map(ConfigurationProperties::nested).collect(Collectors.joining());
        LoadedConfiguration loaded = load(text);
        assertThat(loaded.errors()).allMatch(e -> e.at().line() > 0 && e.toString().matches("[^\\p{Cc}\\p{Cf}]+"));
        assertThat(loaded.connections()).allMatch(c -> loaded.errorsOf(c.name()).isEmpty());
        loaded.wipe();
    }

    @Property(tries = 300)
    void noMessageShowsASecret(@ForAll("settings") List<String> settings, @ForAll("prefixes") String prefix) {
        String text = settings.stream().map(ConfigurationProperties::nested).collect(Collectors.joining());
        LoadedConfiguration loaded = load(text + "secrets { ike-x { secret = " + prefix + SECRET + "\nsecret-x = "
                + prefix + SECRET + "\n} }");
        assertThat(loaded.toString()).doesNotContain("5ec2e75ec2e7");
        loaded.wipe();
    }

    @Provide
    Arbitrary<String> prefixes() {
        return Arbitraries.of("", "0x", "0s", "x");
    }

    /** Settings of keys that there are, with values that are right, nearly right and wrong. */
    @Provide
    Arbitrary<List<String>> settings() {
        Arbitrary<String> key = Arbitraries.of(KeyRule.ALL).map(KeyRule::pattern);
        Arbitrary<String> value = Arbitraries.oneOf(
                Arbitraries.of("0", "1", "yes", "no", "1h", "0s", "default", "%any", "psk", "pubkey", "start",
                        "dynamic",
                        "10.0.0.0/8", "10.0.0.1-10.0.0.9", "::/0", "moon.example", "*.x", "@#0102",
                        "aes128-sha256-x25519",
                        "aes128gcm16", "10.0.0.0/8[tcp/80]", "[", "]", "/", "-", ",", "{1}:", "keyid:#", "0x",
                        "replace"),
                Arbitraries.strings().ofMaxLength(12).map(s -> s.replaceAll("[\"\\\\]", "")),
                Arbitraries.strings().withChars("0123456789abcdfx./:-%[]@#*, ").ofMaxLength(20));
        return Combinators.combine(key, value).as((k, v) -> k + "=" + v).list().ofMaxSize(12);
    }

    private static String nested(String setting) {
        int equals = setting.indexOf('=');
        String path = setting.substring(0, equals).replace("*", "-1").replaceAll("[<>]", "");
        String open = path.substring(0, path.lastIndexOf('.')).replace(".", " { ") + " {\n";
        String close = "}".repeat((int) path.chars().filter(c -> c == '.').count()) + "\n";
        return open + path.substring(path.lastIndexOf('.') + 1) + " = \"" + setting.substring(equals + 1) + "\"\n"
                + close;
    }

    private static LoadedConfiguration load(String text) {
        return ConfigurationLoader.load(SettingsParser.parse("test.conf", text, Path.of("/nonexistent")),
                _ -> ImmutableList.of());
    }
}
