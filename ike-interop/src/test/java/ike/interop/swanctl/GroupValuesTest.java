package ike.interop.swanctl;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.ExplicitGroup;
import ike.engine.config.GroupOptions;
import ike.interop.settings.SettingsParser;
import ike.wire.v2.KeyExchangeId;
import java.math.BigInteger;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups that a connection describes by their numbers (RFC 2409 §5.6). */
class GroupValuesTest {
    private static final ExplicitGroup MODP_2048 = ExplicitGroup.of(KeyExchangeId.MODP_2048).orElseThrow();

    @Test
    void aKeywordOrNumbersNameAGroupWithAWarningForEach() {
        String prime = MODP_2048.prime().toString(16);
        LoadedConfiguration loaded = load("explicit_group = modp2048\nnew_group = 0x" + prime + "/4\n");
        assertThat(loaded.errors()).isEmpty();
        assertThat(loaded.warnings()).extracting(warning -> warning.toString())
                .filteredOn(text -> text.contains("_group"))
                .hasSize(2).allSatisfy(text -> assertThat(text).contains("enabled only because named here"));
        GroupOptions groups = loaded.connections().getFirst().ikev1().groups();
        assertThat(groups.phase1()).contains(MODP_2048);
        assertThat(groups.phase2()).contains(new ExplicitGroup(MODP_2048.prime(), BigInteger.valueOf(4)));
        assertThat(groups.anyOfPeer()).isFalse();
    }

    @Test
    void aPeerMayAskForAnyOrForNone() {
        assertThat(load("new_group = accept\n").connections().getFirst().ikev1().groups())
                .isEqualTo(GroupOptions.NUMBERED.withAnyOfPeer());
        assertThat(load("").connections().getFirst().ikev1().groups()).isEqualTo(GroupOptions.NUMBERED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"modp1024 | has 1024 bits", "modp2048s256 | (p-1)/2 is not prime", "ecp256 | expected a keyword",
                    "accept | expected a keyword", "ff/ | expected a keyword", "0xff | has 8 bits"})
    void whatNobodyShouldUseIsAnErrorThatSaysWhy(String line) {
        ImmutableList<String> parts = ImmutableList.copyOf(line.split(" \\| "));
        assertThat(load("explicit_group = " + parts.getFirst() + "\n").errors())
                .anySatisfy(error -> assertThat(error.toString()).contains("explicit_group", parts.getLast()));
    }

    private static LoadedConfiguration load(String settings) {
        return ConfigurationLoader
                .load(SettingsParser.parse("test.conf", "connections {\n gw {\n version = 1\n" + settings
                        + "local { auth = psk }\nremote { auth = psk }\n}\n}", Path.of(".")), _ -> ImmutableList.of());
    }
}
