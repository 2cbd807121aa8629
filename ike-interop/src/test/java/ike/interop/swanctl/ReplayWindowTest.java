package ike.interop.swanctl;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.settings.SettingsParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What strongswan.conf says of the replay window holds where a child does not say it. */
class ReplayWindowTest {
    @Test
    void theDefaultComesFromOutside() {
        String text = """
                connections {
                  gw {
                    remote_addrs = 192.0.2.2
                    local {
                      auth = psk
                    }
                    remote {
                      auth = psk
                    }
                    children {
                      a {
                      }
                      b {
                        replay_window = 7
                      }
                    }
                  }
                }
                """;
        assertThat(ConfigurationLoader
                .load(SettingsParser.parse("test.conf", text, Path.of(".")), HostNames.LATER, 128).connections()
                .getFirst().children()).extracting(child -> child.packets().replayWindow()).containsExactly(128, 7);
    }
}
