package ike.interop.swanctl;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.interop.settings.SettingsParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several rounds of authentication in one connection (RFC 4739). */
class AuthenticationRoundsTest {
    private static final String TWO = "local-1 { auth = psk }\nlocal-2 { auth = eap-md5\n eap_id = carol }\n";
    private static final String ONE = "remote { auth = psk }\n";

    @Test
    void roundsStandInTheOrderOfTheFile() {
        assertThat(rounds("version = 2\n" + TWO + ONE)).extracting(round -> round.eap().isPresent())
                .containsExactly(false, true);
    }

    @Test
    void theirNumbersComeFirst() {
        assertThat(rounds("version = 2\n" + TWO.replace("auth = psk", "auth = psk\n round = 7") + ONE))
                .extracting(round -> round.eap().isPresent()).containsExactly(true, false);
    }

    @Test
    void bothSidesMayHaveSeveral() {
        LoadedConfiguration loaded = load("version = 2\n" + TWO + ONE + "remote-2 { auth = psk }\n");
        assertThat(loaded.errors()).isEmpty();
        assertThat(loaded.connections().getFirst().remote()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version = 0 |        | IKEv2 alone knows; expected version = 2
            version = 2 | ppk_id | several rounds of authentication and a ppk_id""")
    void whatDoesNotGoTogetherIsRefused(String version, String beside, String complaint) {
        String more = beside == null ? "" : beside + " = x\n";
        assertThat(load(version + "\n" + TWO + ONE + more).errors())
                .anySatisfy(error -> assertThat(error.toString()).contains(complaint));
    }

    private static ImmutableList<AuthRound> rounds(String settings) {
        LoadedConfiguration loaded = load(settings);
        assertThat(loaded.errors()).isEmpty();
        Connection connection = loaded.connections().getFirst();
        assertThat(connection.remote()).hasSize(1);
        return connection.local();
    }

    private static LoadedConfiguration load(String settings) {
        return ConfigurationLoader.load(
                SettingsParser.parse("test.conf", "connections {\n gw {\n" + settings + "}\n}", Path.of(".")),
                _ -> ImmutableList.of());
    }
}
