package ike.interop.swanctl;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.interop.settings.SettingsParser;
import ike.wire.v2.ProtocolId;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ah_proposals} of a child. */
class AhProposalsTest {
    private static final String ROUNDS = "local { auth = psk }\nremote { auth = psk }\n";

    /** A child has one protocol, and AH is IKEv2's here. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2 | ah_proposals = sha256-esn | ", "2 | ah_proposals = default |",
            "2 | ah_proposals = sha256, esp_proposals = aes128gcm16 | a child has one protocol",
            "1 | ah_proposals = sha256-esn |", "0 | ah_proposals = default |"})
    void ahInsteadOfEsp(int version, String keys, @Nullable String error) {
        LoadedConfiguration loaded = ConfigurationLoader.load(
                SettingsParser.parse("test.conf", "connections {\n ah { " + ROUNDS + "version = " + version
                        + "\nchildren { net { " + keys.replace(", ", "\n") + "\n} } } }", Path.of(".")),
                _ -> ImmutableList.of());
        if (error == null) {
            assertThat(loaded.errors()).isEmpty();
            assertThat(loaded.connections().getFirst().children().getFirst().proposals())
                    .allMatch(spec -> spec.protocol() == ProtocolId.Known.AH);
        } else {
            assertThat(loaded.errors()).singleElement().satisfies(
                    diagnostic -> assertThat(diagnostic.message()).contains(error));
        }
    }
}
