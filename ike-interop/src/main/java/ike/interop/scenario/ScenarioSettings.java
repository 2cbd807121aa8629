package ike.interop.scenario;

import com.google.common.collect.ImmutableSet;
import ike.interop.lab.Patience;
import ike.interop.settings.ParsedSettings;
import ike.interop.settings.Section;
import ike.interop.settings.SettingsParser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The settings of a scenario's daemon, without those that belong to the place where it was written: which plugins there are, and
 * where the log goes.
 */
final class ScenarioSettings {
    private static final ImmutableSet<String> OTHERS = ImmutableSet.of("load", "syslog", "journal", "filelog",
            "integrity_test", "crypto_test");
    /** In seconds, until a request is sent again. */
    private static final String WAIT = "retransmit_timeout";
    /** IPsec in user space, host to host too: what is marked goes past the tunnel; and so that logs have the words alone. */
    private static final String OURS = """
            charon {
              plugins {
                kernel-libipsec {
                  allow_peer_ts = yes
                  raw_esp = yes
                }
                kernel-netlink {
                  fwmark = !0x42
                }
                socket-default {
                  fwmark = 0x42
                }
              }
              filelog {
                stderr {
                  ike_name = no
                  cfg = 1
                  ike = 1
                  chd = 1
                }
              }
            }
            """;

    private ScenarioSettings() {
    }

    /** Those of a charon. */
    static String ofCharon(HostFiles files) throws IOException {
        return text(files) + OURS;
    }

    /** Those that are not about plugins that only a charon has. */
    static String text(HostFiles files) throws IOException {
        Path file = files.etc("strongswan.conf.testing");
        return switch (SettingsParser.parse(file)) {
            case ParsedSettings.Tree tree -> {
                StringBuilder out = new StringBuilder();
                tree.root().section("charon").ifPresent(section -> write(section, "charon", out));
                tree.root().section("charon-systemd").ifPresent(section -> write(section, "charon", out));
                tree.root().section("libtls").ifPresent(section -> write(section, "libtls", out));
                yield out.toString();
            }
            case ParsedSettings.Broken(var error) -> throw new IOException("its settings cannot be read: " + error);
        };
    }

    private static void write(Section section, String name, StringBuilder out) {
        out.append(name).append(" {\n");
        section.settings().stream().filter(setting -> !OTHERS.contains(setting.key())).forEach(setting -> out
                .append(setting.key()).append(" = \"")
                .append(value(setting.key(), setting.value()).replace("\\", "\\\\").replace("\"", "\\\""))
                .append("\"\n"));
        section.sections().stream().filter(inner -> !OTHERS.contains(inner.name()))
                .forEach(inner -> write(inner, inner.name(), out));
        out.append("}\n");
    }

    /** A machine that is slower than usual answers later. */
    private static String value(String key, String value) {
        return key.equals(WAIT)
                ? Double.toString(Patience.stretched(Duration.ofMillis((long) (Double.parseDouble(value) * 1000)))
                        .toMillis() / 1e3)
                : value;
    }
}
